"""The registry's page of search as Django does it: the peer of bench/run pages.

The same base, the same sign-in and stored search, the same 20 rows, columns, form and frame around them. Idiomatic
Django: models, one ORM query a question, cached templates, connections kept.
"""
import datetime
import hashlib
import json
import os
import time
import urllib.parse

import django
from django.conf import settings

HERE = os.path.dirname(os.path.abspath(__file__))


def database():
    url = os.environ["BENCH_DATABASE"]
    if url.startswith("sqlite:"):
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url[len("sqlite:"):], "CONN_MAX_AGE": None}
    parts = urllib.parse.urlparse(url)
    return {"ENGINE": "django.db.backends.postgresql", "NAME": parts.path[1:], "USER": parts.username,
            "HOST": parts.hostname, "PORT": parts.port, "CONN_MAX_AGE": None}


settings.configure(
    SECRET_KEY="measured", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, DATABASES={"default": database()},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField", USE_TZ=False,
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [HERE]}])
django.setup()

from django.db import models  # noqa: E402
from django.http import HttpResponseRedirect  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402


def stored(table):
    return type("Meta", (), {"db_table": table, "managed": False, "app_label": "bench"})


class Organisation(models.Model):
    name = models.TextField()
    Meta = stored("organisations")


class Account(models.Model):
    last_name = models.TextField()
    first_name = models.TextField()
    middle_name = models.TextField()
    blocked_at = models.BigIntegerField(null=True)
    Meta = stored("accounts")


class Cabinet(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    role = models.TextField()
    Meta = stored("cabinets")


class Session(models.Model):
    token_hash = models.BinaryField()
    account = models.ForeignKey(Account, models.PROTECT)
    cabinet = models.ForeignKey(Cabinet, models.PROTECT)
    expires_at = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)
    Meta = stored("sessions")


class Search(models.Model):
    token_hash = models.BinaryField(primary_key=True)
    account_id = models.BigIntegerField()
    fields = models.TextField()
    Meta = stored("training_searches")


class Record(models.Model):
    registry_number = models.TextField()
    origin = models.TextField()
    last_name = models.TextField()
    first_name = models.TextField()
    middle_name = models.TextField()
    last_key = models.TextField()
    first_key = models.TextField()
    middle_key = models.TextField()
    employer_name = models.TextField()
    employer_inn = models.TextField()
    programme_id = models.IntegerField()
    checked_on = models.TextField()
    valid_until = models.TextField()
    Meta = stored("training_records")


with open(os.environ["BENCH_PROGRAMMES"], encoding="utf-8") as programmes_file:
    PROGRAMMES = {int(each["id"]): each["title"] for each in json.load(programmes_file)}

# The program's own condition: only the frame around the questions differs.
STANDING = ("case when training_records.act_id not in (select a.id from training_acts a where a.published_at is null) "
            "and not exists (select 1 from training_records v join training_acts w on w.id = v.act_id "
            "where v.registry_number = training_records.registry_number and v.version > training_records.version "
            "and v.version > 1 and w.published_at is not null) then true else false end")
ANNULLED = ("coalesce((select n.annulled_on from training_annulments n "
            "where n.registry_number = training_records.registry_number), '')")
FIELDS = [("number", "Номер в реестре", ""), ("snils", "СНИЛС", ""), ("last_name", "Фамилия", "Можно только начало"),
          ("first_name", "Имя", ""), ("middle_name", "Отчество", ""), ("employer_inn", "ИНН работодателя", ""),
          ("provider_inn", "ИНН того, кто обучил", ""), ("checked_from", "Проверка знаний с", "Например, 25.02.2026"),
          ("checked_to", "Проверка знаний по", ""), ("entered_from", "Внесено с", ""), ("entered_to", "Внесено по", "")]
STATES = [("", "любое"), ("valid", "действует"), ("expired", "срок истёк"), ("not-passed", "проверка не пройдена"),
          ("annulled", "аннулирована")]
NAVIGATION = [("Наборы записей", "/training/sets"), ("Реестр обученных", "/training/registry"),
              ("Обучение: министерство", "/training/ministry"), ("Споры о номерах", "/training/disputes")]
ORDERS = [("", "сначала новые"), ("name", "по фамилии")]


def token_hash(token):
    return hashlib.sha256(token.encode()).digest()


def russian(iso):
    return datetime.date.fromisoformat(iso).strftime("%d.%m.%Y") if iso else "—"


def state(record, today):
    if record.annulled_on:
        return "аннулирована", "red"
    if not record.valid_until:
        return "проверка не пройдена", "grey"
    return ("срок истёк", "yellow") if record.valid_until < today else ("действует", "green")


def row(record, today):
    name, colour = state(record, today)
    return {"href": "/training/registry/" + urllib.parse.quote(record.registry_number),
            "number": record.registry_number,
            "full_name": f"{record.last_name} {record.first_name} {record.middle_name}".strip(),
            "employer": record.employer_name, "programme": PROGRAMMES.get(record.programme_id, ""),
            "checked_on": russian(record.checked_on), "valid_until": russian(record.valid_until), "state": name,
            "colour": colour, "comment": "Создано повторно" if record.origin == "reimport" else ""}


def found(typed):
    records = Record.objects.extra(where=[STANDING], select={"annulled_on": ANNULLED})
    if "last_name" in typed:
        key = typed["last_name"].lower().replace("ё", "е")
        end = key[:-1] + chr(ord(key[-1]) + 1)
        return (records.filter(last_key__gte=key, last_key__lt=end)
                .order_by("last_key", "first_key", "middle_key", "id"))
    return records.filter(employer_inn=typed["employer_inn"]).order_by("-id")


def registry(request):
    now = int(time.time() * 1000)
    session = (Session.objects.select_related("account", "cabinet__organisation")
               .filter(token_hash=token_hash(request.COOKIES.get("obereg_session", "")), ended_at=None,
                       expires_at__gt=now, account__blocked_at=None).first())
    if session is None:
        return HttpResponseRedirect("/sign-in")
    token = request.GET["search"]
    typed = json.loads(Search.objects.get(token_hash=token_hash(token), account_id=session.account_id).fields)
    records = list(found(typed)[:21])
    count = len(records) if len(records) < 21 else found(typed)[:10_001].count()
    today = datetime.date.today().isoformat()
    person = session.account
    return render(request, "django_registry.html", {
        "person": f"{person.last_name} {person.first_name[0]}. {person.middle_name[0]}.",
        "organisation": session.cabinet.organisation.name, "csrf_token_sent": hashlib.sha256(token.encode()).hexdigest(),
        "navigation": NAVIGATION, "token": token, "fields": [(name, label, hint, typed.get(name, "")) for name, label, hint in FIELDS],
        "programmes": PROGRAMMES.items(), "states": STATES, "orders": ORDERS,
        "records": [row(record, today) for record in records[:20]], "count": count,
        "next_row": records[19].id if len(records) > 20 else None})


urlpatterns = [path("training/registry", registry)]

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
