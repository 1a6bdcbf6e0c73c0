-- Content is named by its digest and never changes.
create table release_content (
    digest   text primary key,
    kind     text not null,
    content  text not null,
    kept_at  timestamptz not null default now()
);

create table live_release (
    kind    text primary key,
    digest  text not null references release_content (digest),
    since   timestamptz not null default now()
);

-- One decided request. The references keep every release for as long as a decision was made with it.
create table decision (
    id                uuid primary key,
    received_at       timestamptz not null,
    submission_key    text not null,
    body_sha256       text not null,
    plan_id           text not null,
    member_id         text not null,
    claim_system      text not null,
    claim_value       text not null,
    completes         uuid references decision (id),
    engine            text not null,
    policy_digest     text not null references release_content (digest),
    formulary_digest  text not null references release_content (digest),
    knowledge_digest  text not null references release_content (digest),
    models_digest     text not null references release_content (digest),
    content_type      text not null,
    request           text not null,
    answer            text not null,
    record            text not null,
    explanation       text not null,
    due               text not null
);
create index decision_member on decision (member_id, received_at desc);
create index decision_claim on decision (claim_system, claim_value, received_at desc);

-- Whoever writes a key first decides; the row comes before its decision in the same transaction.
create table submission (
    key          text primary key,
    decision_id  uuid not null references decision (id) deferrable initially deferred
);

create table audit_entry (
    number       bigint generated always as identity unique,
    decision_id  uuid primary key references decision (id) deferrable initially deferred,
    entry        text not null
);
