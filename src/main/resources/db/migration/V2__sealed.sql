-- What is about members is sealed from here on, tables belong to plans, and every login has only the rights it needs.
do $$
begin
  if exists (select 1 from decision) then
    raise exception 'This database holds decisions of version 0.1.0, which were not sealed. Start with a new data folder.';
  end if;
end
$$;
drop table audit_entry, submission, decision;

-- One decided request: by what it is found, and the releases that it refers to. The hashes are keyed, so that nothing can
-- be guessed from them. A decision is completed by one other at most, which puts racing updates in a line.
create table decision (
    id                uuid primary key,
    received_at       timestamptz not null,
    plan_id           text not null,
    member_hash       bytea not null,
    claim_hash        bytea not null,
    completes         uuid unique references decision (id),
    engine            text not null,
    policy_digest     text not null references release_content (digest),
    formulary_digest  text not null references release_content (digest),
    knowledge_digest  text not null references release_content (digest),
    models_digest     text not null references release_content (digest)
);
create index decision_member on decision (member_hash, received_at desc);
create index decision_claim on decision (claim_hash, received_at desc);

-- Request, answer, record, explanation and due instants, sealed under a key of their own, which is wrapped by a key that
-- is not in this database. The salt belongs to the commitments of the audit entry.
create table payload (
    decision_id  uuid primary key references decision (id) deferrable initially deferred,
    plan_id      text not null,
    wrapped_key  bytea not null,
    salt         text not null,
    sealed       bytea not null
);
alter table payload alter column sealed set storage external;

-- Whoever writes a key first decides; the row comes before its decision in the same transaction.
create table submission (
    key_hash     bytea primary key,
    plan_id      text not null,
    decision_id  uuid not null references decision (id) deferrable initially deferred
);

create table audit_entry (
    number       bigint generated always as identity unique,
    decision_id  uuid primary key references decision (id) deferrable initially deferred,
    plan_id      text not null,
    entry        text not null
);

-- The keys that this database was used with, by fingerprint: a keys folder of another database is refused.
create table key_register (
    fingerprint  text primary key,
    since        timestamptz not null default now()
);

-- A session sees the plans that it names, and none before it names any. Plans are separated by the unit separator.
do $$
declare
  name text;
begin
  foreach name in array array['decision', 'payload', 'submission', 'audit_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy plans on %I using (current_setting(''app.plans'', true) = ''*'''
      ' or plan_id = any (string_to_array(current_setting(''app.plans'', true), chr(31))))', name);
  end loop;
end
$$;

-- The record is written once: the application adds and reads. Where the logins do not exist (a database of somebody else's
-- making), the one login owns what it makes.
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on all tables in schema public from public;
    grant select, insert on decision, payload, submission, audit_entry, key_register, release_content to pbe_application;
    grant select, insert, update (digest, since) on live_release to pbe_application;
    grant select on audit_entry to pbe_sequencer;
    grant select, delete on payload to pbe_redaction;
    grant select on decision to pbe_redaction;
    grant select, update (wrapped_key) on payload to pbe_rotation;
  end if;
end
$$;
