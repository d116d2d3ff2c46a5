"""SSD tables for permanent homes: adoption, other orders, and what came before."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    key,
    on_or_after,
    person,
    ssd_table,
    text,
    whole,
    worker,
)

SSD_CLA_PREVIOUS_PERMANENCE = ssd_table(
    "ssd_cla_previous_permanence",
    "Previous permanent homes",
    "Permanent homes that a child had before coming into care again.",
    key("lapp_table_id", "The row."),
    person("lapp_person_id", "The child."),
    code("lapp_previous_permanence_option", "previous_permanence", "Kind of permanent home."),
    text("lapp_previous_permanence_la", "Authority that arranged it.", about="authority"),
    text("lapp_previous_permanence_order_date", "Date of the order, as text: parts of it may not be known."),
)

SSD_PERMANENCE = ssd_table(
    "ssd_permanence",
    "Permanence and adoption",
    "The way to adoption or another permanent home; one row a child and period of care.",
    key("perm_table_id", "The row."),
    person("perm_person_id", "The child."),
    identifier("perm_cla_id", "The period of care, as in ssd_cla_episodes.clae_cla_id."),
    date("perm_adm_decision_date", "Day the agency decided that the child should be placed for adoption."),
    code("perm_part_of_sibling_group", "sibling_group", "Whether the child is placed as one of a sibling group."),
    whole("perm_siblings_placed_together", "Brothers and sisters placed together with the child."),
    whole("perm_siblings_placed_apart", "Brothers and sisters placed apart from the child."),
    date("perm_ffa_cp_decision_date", "Day of the decision for fostering for adoption or concurrent planning."),
    date("perm_placement_order_date", "Day of the placement order."),
    date("perm_matched_date", "Day the child was matched with adopters."),
    code("perm_adopter_sex", "adopter_sex", "Sex of the adopters.", about="adult"),
    code("perm_adopter_legal_status", "adopter_legal_status", "Legal status of the adopters.", about="adult"),
    whole("perm_number_of_adopters", "How many adopters there are.", minimum=1, maximum=2, about="adult"),
    date("perm_placed_for_adoption_date", "Day the child moved in for adoption."),
    flag("perm_adopted_by_carer_flag", "Whether the adopters were the child's foster carers."),
    date("perm_placed_foster_carer_date", "Day the child moved in with the foster carers who adopted."),
    date("perm_placed_ffa_cp_date", "Day the child moved in under fostering for adoption or concurrent planning."),
    identifier("perm_placement_provider_urn", "Ofsted's number of the agency.", about="authority"),
    date("perm_decision_reversed_date", "Day the plan for adoption was reversed."),
    code("perm_decision_reversed_reason", "reason_placed_adoption_ceased", "Why it was reversed."),
    date("perm_permanence_order_date", "Day of the order that made the home permanent."),
    text("perm_permanence_order_type", "Kind of order."),
    worker("perm_adoption_worker_id", "Adoption worker."),
    constraints=(
        on_or_after("perm_matched_date", "perm_adm_decision_date"),
        on_or_after("perm_permanence_order_date", "perm_adm_decision_date"),
    ),
)
