"""Nobody is asked any more whether a wish may go: it never rules anybody out. What was asked so goes, answers stay."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def drop_questions(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Drop the questions of the kind that is gone."""
    apps.get_model("applications", "Doubt").objects.filter(kind="relax").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0002_no_partner"),
    ]

    operations = [
        migrations.RunPython(drop_questions, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="doubt",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contradiction", "contradiction"),
                    ("zone-unsure", "zone-unsure"),
                    ("no-language", "no-language"),
                    ("wish-impossible", "wish-impossible"),
                    ("nobody-possible", "nobody-possible"),
                ],
                max_length=20,
            ),
        ),
    ]
