"""Our own tables for teams, posts, training and supervision."""

from goldenthread.analysis.tables.declare import (
    TEAM,
    boolean,
    code,
    date,
    identifier,
    key,
    link,
    number,
    on_or_after,
    person,
    table,
    team,
    text,
    whole,
    worker,
)

TEAMS = table(
    "teams",
    "Teams",
    "What the SSD does not say of a team: the service it belongs to, its kind and when it existed.",
    key("team_id", "The team.", references=TEAM),
    code("service_area", "service_area", "Service it belongs to."),
    code("kind", "team_kind", "Kind of team."),
    date("valid_from", "First day the team existed."),
    date("valid_to", "Last day it existed; empty while it exists.", optional=True),
    about="authority",
    constraints=(on_or_after("valid_to", "valid_from"),),
)

TEAM_ALIASES = table(
    "team_aliases",
    "Other names of teams",
    "Names under which papers and registers speak of a team.",
    key("alias", "The other name.", type="text"),
    team("team_id", "The team meant."),
    boolean("short", "Whether this is the short name shown in tables by year."),
    date("valid_from", "First day the name was used.", optional=True),
    date("valid_to", "Last day the name was used.", optional=True),
    about="authority",
    constraints=(on_or_after("valid_to", "valid_from"),),
)

POSTS = table(
    "posts",
    "Established posts",
    "The establishment: each post the authority has agreed to pay for, filled or not.",
    key("post_id", "The post."),
    team("team_id", "Team the post belongs to."),
    code("role", "post_role", "Role of the post."),
    number("fte", "Size of the post as a share of full time.", maximum=1),
    boolean("social_work_post", "Whether the post counts in the DfE children's social work workforce."),
    boolean("case_holding", "Whether the holder of the post carries cases."),
    date("established_from", "First day the post was established."),
    date("established_to", "Last day; empty while it is established.", optional=True),
    about="authority",
    constraints=(on_or_after("established_to", "established_from"),),
)

POST_HOLDERS = table(
    "post_holders",
    "Holders of posts",
    "Who held which post, from when to when and on what terms. A post may be shared and a worker may move.",
    key("holding_id", "The holding."),
    link("post_id", "posts.post_id", "The post held.", about="authority", sensitivity="not personal"),
    worker("worker_id", "The worker."),
    number("fte", "Share of full time worked in this post.", maximum=1),
    code("contract", "contract", "Terms on which the post is held."),
    date("started_on", "First day in the post."),
    date("ended_on", "Last day in the post; empty while it is held.", optional=True),
    code("leaving_reason", "worker_leaving_reason", "Why the holding ended.", optional=True),
    boolean("left_authority", "Whether the worker left the authority, rather than moving between its posts."),
    about="worker",
    sensitivity="personal",
    constraints=(on_or_after("ended_on", "started_on"),),
)

TRAINING_ATTENDANCES = table(
    "training_attendances",
    "Places on training",
    "One person's place on one run of a course, taken up or not; partners' staff come too.",
    key("attendance_id", "The place."),
    code("course", "training_course", "The course."),
    identifier("attendee_id", "Who the place was for: a worker, or a partner's member of staff."),
    worker("worker_id", "The worker, where the attendee is one of ours.", optional=True),
    text("organisation", "Organisation the attendee works for.", about="authority", sensitivity="not personal"),
    date("planned_on", "Day the place was for."),
    date("attended_on", "Day attended; empty where it was not.", optional=True),
    about="worker",
    sensitivity="personal",
)

SUPERVISIONS = table(
    "supervisions",
    "Supervision of workers",
    "Supervision sessions between a worker and a supervisor.",
    key("supervision_id", "The session."),
    worker("worker_id", "The worker supervised."),
    worker("supervisor_id", "The supervisor."),
    team("team_id", "Team of the worker."),
    date("held_on", "Day of the session."),
    code("kind", "supervision_kind", "Kind of session."),
    about="worker",
    sensitivity="personal",
)

CASE_SUPERVISIONS = table(
    "case_supervisions",
    "Supervision recorded on a child's file",
    "Entries that show a child's work was talked through in supervision.",
    key("case_supervision_id", "The entry."),
    person("person_id", "The child."),
    worker("worker_id", "The worker who holds the case."),
    team("team_id", "Team that holds the case."),
    date("held_on", "Day of the supervision."),
    about="child",
    sensitivity="personal",
)

GROUP_SUPERVISIONS = table(
    "group_supervisions",
    "Group supervision",
    "Sessions in which a team thinks a few children's situations through together.",
    key("session_id", "The session."),
    team("team_id", "The team."),
    date("held_on", "Day of the session."),
    whole("cases_considered", "How many children's or families' situations were considered."),
    text("method", "Method used."),
    about="authority",
)
