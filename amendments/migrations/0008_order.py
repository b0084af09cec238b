"""What a sitting declares without a vote, objections, and what procedures have to say since."""

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
    """Return `values` of before, in which one number of objections counted for all, and one sentence."""
    objections = values.pop("objections", None)
    if objections is not None:
        way = {"is_used": True, "objections": objections}
        ways = {"en_bloc": way, "definitive_rejection": dict(way), "oral_objections": objections}
        values = {**ways, **values}
    sentences = dict(values.get("sentences", {}))
    for code in ("declared_adopted", "definitively_rejected"):
        if code in sentences:
            words = sentences.pop(code)
            sentences |= {f"{code}_one": words, f"{code}_more": words}
    return {**PACE_VALUES, **values, "sentences": {**PACE_VALUES["sentences"], **sentences}}


class Migration(migrations.Migration):
    dependencies = [("amendments", "0007_live")]
    operations = [
        migrations.RunPython(complete_procedures, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="act",
            name="act_kind",
        ),
        migrations.RemoveConstraint(
            model_name="act",
            name="a_decision_has_an_item",
        ),
        migrations.AddField(
            model_name="act",
            name="objections",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="objections"),
        ),
        migrations.AddField(
            model_name="act",
            name="position",
            field=models.CharField(
                blank=True, max_length=30, verbose_name="position of the committee"
            ),
        ),
        migrations.AlterField(
            model_name="act",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "opened"),
                    ("taken_over", "taken over"),
                    ("called", "called"),
                    ("decided", "decided"),
                    ("declared", "declared"),
                    ("objected", "objected to"),
                    ("corrected", "corrected"),
                    ("undone", "undone"),
                    ("reordered", "put at another place"),
                    ("closed", "closed"),
                ],
                max_length=12,
                verbose_name="kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "called",
                            "closed",
                            "corrected",
                            "decided",
                            "declared",
                            "objected",
                            "opened",
                            "reordered",
                            "taken_over",
                            "undone",
                        ],
                    )
                ),
                name="act_kind",
                violation_error_code="kind",
                violation_error_message="This is not one of the possible values.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("corrected", "decided", "declared", "taken_over")),
                        models.Q(("decision", ""), _negated=True),
                        models.Q(("item", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(
                            ("kind__in", ("corrected", "decided", "declared", "taken_over")),
                            _negated=True,
                        ),
                        ("decision", ""),
                    ),
                    _connector="OR",
                ),
                name="a_decision_has_an_item",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("position", ""), _negated=True),
                        ("abstentions", None),
                        ("against", None),
                        ("decision__in", ("adopted", "rejected")),
                        ("in_favour", None),
                        ("kind", "declared"),
                    ),
                    models.Q(models.Q(("kind", "declared"), _negated=True), ("position", "")),
                    _connector="OR",
                ),
                name="what_is_declared_stands_on_a_position",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("item", ""), _negated=True),
                        ("kind", "objected"),
                        ("objections__isnull", False),
                    ),
                    models.Q(models.Q(("kind", "objected"), _negated=True), ("objections", None)),
                    _connector="OR",
                ),
                name="objections_are_counted",
            ),
        ),
    ]
