"""Pages of this door. What allauth offers beside them (passwords, other sites' accounts) has no address here."""

from allauth.account import views as accounts
from allauth.mfa.base import views as keys
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from pairloom.doors.desk import views
from pairloom.doors.desk.applications import changing, looking
from pairloom.doors.desk.partners import agreeing, reporting, sharing
from pairloom.doors.desk.partners import looking as partners

urlpatterns = [
    path("sign-in/", accounts.login, name="account_login"),
    path("sign-in/", accounts.login, name="account_request_login_code"),
    path("sign-in/code/", accounts.confirm_login_code, name="account_confirm_login_code"),
    path("sign-in/second-key/", keys.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", views.show_passkey, name="desk_passkey"),
    path("sign-in/passkey/answer/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", accounts.account_inactive, name="account_inactive"),
    path("sign-in/again/", keys.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/again/", keys.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sign-out/", accounts.logout, name="account_logout"),
    path("join/", views.join, name="account_signup"),
    path("me/", views.show_me, name="me"),
    path("me/application/<slug:slug>/", looking.show_application, name="desk_application"),
    path("me/application/<slug:slug>/form/<slug:section>/", changing.change, name="desk_change"),
    path("me/application/<slug:slug>/confirm/", looking.confirm, name="desk_confirm"),
    path("me/application/<slug:slug>/withdraw/", looking.withdraw, name="desk_withdraw"),
    path("me/application/<slug:slug>/take-back/", looking.take_back, name="desk_take_back"),
    path("me/application/<slug:slug>/question/<int:number>/", looking.answer_doubt, name="desk_doubt"),
    path("me/partner/<slug:slug>/", partners.show_partner, name="desk_partner"),
    path("me/partner/<slug:slug>/agreement/", agreeing.propose, name="desk_agreement"),
    path("me/partner/<slug:slug>/share/", sharing.share, name="desk_share"),
    path("me/partner/<slug:slug>/report/", reporting.report, name="desk_report"),
    path("me/partner/<slug:slug>/topic/", partners.show_topic, name="desk_topic"),
    path("me/partner/<slug:slug>/dates.ics", partners.download_dates, name="desk_dates"),
    path("me/details/", views.change_details, name="desk_details"),
    path("me/news/", views.choose_news, name="desk_news"),
    path("me/sharing/stop/", sharing.stop, name="desk_stop_sharing"),
    path("me/address/", accounts.email, name="account_email"),
    path("me/address/code/", accounts.email_verification_sent, name="account_email_verification_sent"),
    path("me/security/", keys.index, name="mfa_index"),
    path("me/security/app/", apps.activate_totp, name="mfa_activate_totp"),
    path("me/security/app/stop/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("me/security/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("me/security/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("me/security/codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("me/security/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("me/security/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("me/security/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("me/security/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
