"""Words by which mail programs around the world show that no person wrote a mail."""

# How the subjects of automatic answers begin, without capitals.
AUTOMATIC_SUBJECTS: dict[str, tuple[str, ...]] = {
    "ar": ("رد تلقائي", "الرد التلقائي", "خارج المكتب", "إجابة تلقائية"),
    "cs": ("automatická odpověď", "mimo kancelář", "nepřítomnost"),
    "da": ("autosvar", "automatisk svar", "ikke til stede"),
    "de": (
        "automatische antwort",
        "abwesenheitsnotiz",
        "abwesenheit",
        "abwesend",
        "autoantwort",
        "automatische rückmeldung",
    ),
    "en": (
        *("automatic reply", "auto reply", "auto-reply", "autoreply", "automated reply", "automatic response"),
        *("auto response", "auto-response", "autoresponse", "automated response", "out of office", "out of the office"),
        *("out-of-office", "away from my mail", "away from the office", "vacation", "on vacation", "on leave", "auto:"),
    ),
    "es": (
        *("respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina"),
        *("ausencia", "autorespuesta", "contestación automática"),
    ),
    "fa": ("پاسخ خودکار",),
    "fi": ("automaattinen vastaus", "poissa"),
    "fr": (
        *("réponse automatique", "reponse automatique", "absence du bureau", "absent du bureau", "absence :"),
        *("message d'absence", "message d’absence", "notification d'absence"),
    ),
    "he": ("תשובה אוטומטית", "מענה אוטומטי"),
    "hi": ("स्वचालित उत्तर", "स्वतः उत्तर"),
    "id": ("balasan otomatis", "jawaban otomatis", "di luar kantor"),
    "it": ("risposta automatica", "fuori sede", "fuori ufficio", "assenza"),
    "ja": ("自動応答", "自動返信", "不在通知", "不在"),
    "ko": ("자동 회신", "자동 응답", "자동회신", "부재중"),
    "nl": ("automatisch antwoord", "automatische beantwoording", "afwezigheid", "afwezig"),
    "no": ("automatisk svar", "autosvar", "fraværsmelding"),
    "pl": ("automatyczna odpowiedź", "odpowiedź automatyczna", "autoodpowiedź", "poza biurem"),
    "pt": ("resposta automática", "resposta automatica", "fora do escritório", "ausência", "estou ausente"),
    "ru": ("автоматический ответ", "автоответ", "нет на месте", "вне офиса"),
    "sv": ("autosvar", "automatiskt svar", "frånvaro", "ej på kontoret"),
    "tr": ("otomatik yanıt", "otomatik cevap", "ofis dışında"),
    "uk": ("автоматична відповідь", "автовідповідь", "поза офісом"),
    "vi": ("trả lời tự động", "tự động trả lời"),
    "zh": ("自动回复", "自動回覆", "自動回复", "不在办公室", "外出"),
}

# In an answer ("Re: ...") a subject shows an automatic mail only if it says "automatic" in some language.
AUTOMATIC_STEMS = (
    *("auto", "авто", "自动", "自動", "자동", "تلقائي", "خودکار", "אוטומטי", "स्वचालित", "स्वतः", "otomati", "tự động"),
    *("out of office", "out of the office", "out-of-office"),
)

# How the subjects of answers to an invitation begin.
CALENDAR_SUBJECTS = (
    *("accepted:", "declined:", "tentative:", "tentatively accepted:", "angenommen:", "zugesagt:", "abgelehnt:"),
    *("accepté :", "accepté:", "refusé :", "refusé:", "aceptado:", "aceptada:", "rechazado:", "rechazada:", "aceito:"),
    *("accettato:", "rifiutato:", "geaccepteerd:", "принято:", "отклонено:", "قبول:", "已接受:", "承諾:"),
)

# How the subjects of notices that a mail was opened begin.
RECEIPT_SUBJECTS = (
    *("read:", "read receipt", "not read:", "return receipt", "disposition notification", "gelesen:", "lu :", "lu:"),
    *("leído:", "leido:", "lido:", "letto:", "gelezen:", "прочтено:", "прочитано:", "przeczytane:", "läst:", "lest:"),
    *("تمت القراءة", "已读:", "已讀:", "開封済み", "읽음:"),
)

# What services ask that want the sender to prove to be a person.
CHALLENGE_WORDS = (
    *("verify your email to deliver", "confirm that you are a human", "sender verification required"),
    *("please confirm your message", "your message is awaiting verification", "requires verification:"),
    *("challenge-response", "[boxtrapper]", "message verification required", "confirm your email delivery"),
    *("one-time sender verification", "bestätigen sie ihre nachricht", "confirmez votre message"),
)

# Lines with which mail programs introduce the mail that is answered; each is the end of what was written anew.
ORIGINAL_MARKS = (
    *("original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message original"),
    *("mensaje original", "mensagem original", "messaggio originale", "oorspronkelijk bericht", "originalmeddelande"),
    *("oprindelig meddelelse", "opprinnelig melding", "wiadomość oryginalna", "исходное сообщение", "оригинал"),
    *("الرسالة الأصلية", "原始邮件", "原始郵件", "元のメッセージ", "원본 메시지", "forwarded message", "pesan asli"),
)
# How the line before a quotation ends ("On Monday Ada wrote:").
ATTRIBUTION_ENDS = (
    *("wrote:", "writes:", "schrieb:", "schreibt:", "a écrit :", "a écrit:", "a écrit :", "escribió:", "escreveu:"),
    *("ha scritto:", "schreef:", "skrev:", "kirjoitti:", "napisał:", "napisał(a):", "napsal:", "написал:", "написала:"),
    *(
        "пишет:",
        "пише:",
        "написав:",
        "كتب:",
        "كتبت:",
        "写道:",
        "写道：",
        "寫道:",
        "寫道：",
        "のメール:",
        "님이 작성:",
        "yazdı:",
        "menulis:",
        "viết:",
    ),
)
# The same in languages where the name comes last ("Am Montag schrieb Ada:").
ATTRIBUTION_VERBS = (" schrieb ", " skrev ", " escreveu ", " schreef ", " napsal ")
# How the first line of a block of quoted headers begins, and what follows soon after it.
SENDER_LABELS = (
    *("from:", "von:", "de :", "de:", "da:", "van:", "från:", "fra:", "lähettäjä:", "od:", "от:", "від:", "من:"),
    *("发件人:", "发件人：", "寄件者:", "寄件者：", "差出人:", "보낸 사람:", "kimden:", "dari:", "từ:"),
)
SENT_LABELS = (
    *(
        "sent:",
        "date:",
        "gesendet:",
        "datum:",
        "envoyé :",
        "envoyé:",
        "enviado:",
        "enviado el:",
        "inviato:",
        "verzonden:",
    ),
    *("skickat:", "sendt:", "lähetetty:", "wysłano:", "отправлено:", "дата:", "надіслано:", "تاريخ:", "أرسلت:"),
    *(
        "发送时间:",
        "发送时间：",
        "寄件日期:",
        "送信日時:",
        "보낸 날짜:",
        "gönderildi:",
        "tanggal:",
        "data:",
        "to:",
        "an:",
        "à :",
    ),
)
