"""Who takes over a withdrawn amendment, and whether a procedure lets another member do so."""

from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from amendments.engine.procedure.pace import PACE_VALUES


def complete_procedures(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Give each procedure what it does not say yet as the Parliamentary Assembly has it."""
    for row in apps.get_model("amendments", "ProcedureProfile").objects.all():
        row.values = completed(row.values)
        row.save(update_fields=["values"])


def completed(values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` of before, which neither allow a taking over nor have words for it."""
    sentences = {**PACE_VALUES["sentences"], **values.get("sentences", {})}
    return {**PACE_VALUES, **values, "sentences": sentences}


class Migration(migrations.Migration):
    dependencies = [("amendments", "0010_reviews_of_documents")]
    operations = [
        migrations.RunPython(complete_procedures, migrations.RunPython.noop),
        migrations.AddField(
            model_name="act",
            name="mover",
            field=models.CharField(
                blank=True,
                help_text="As called: Mr Max LUCKS.",
                max_length=200,
                verbose_name="taken over by",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("item", ""), _negated=True), ("kind", "reopened")),
                    ("mover", ""),
                    _connector="OR",
                ),
                name="who_takes_over_opens_an_item_again",
            ),
        ),
    ]
