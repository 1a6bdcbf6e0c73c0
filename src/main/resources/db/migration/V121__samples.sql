-- Samples that auditors drew and what they found. Added and never changed; the words go with the decision that they are about.
create table audit_sample (
    id           uuid primary key,
    plan_id      text not null,
    drawn_at     timestamptz not null,
    drawn_by     text not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index audit_sample_latest on audit_sample (drawn_at desc, id);

-- What was drawn, as it stood then; what it says is null once the decision was taken away.
create table audit_sample_line (
    id           uuid primary key,
    sample_id    uuid not null references audit_sample (id),
    place        integer not null,
    decision_id  uuid not null references decision (id),
    item         integer not null,
    plan_id      text not null,
    wrapped_key  bytea,
    sealed       bytea,
    constraint audit_sample_line_key unique (sample_id, place)
);
create index audit_sample_line_decision on audit_sample_line (decision_id);

create table audit_finding (
    id           uuid primary key,
    sample_id    uuid not null references audit_sample (id),
    decision_id  uuid not null references decision (id),
    item         integer not null,
    plan_id      text not null,
    found_at     timestamptz not null,
    found_by     text not null
);
create index audit_finding_sample on audit_finding (sample_id, found_at);
create index audit_finding_decision on audit_finding (decision_id);

create table audit_finding_words (
    finding_id   uuid primary key references audit_finding (id) deferrable initially deferred,
    decision_id  uuid not null,
    plan_id      text not null,
    wrapped_key  bytea not null,
    sealed       bytea not null
);
create index audit_finding_words_decision on audit_finding_words (decision_id);

do $$
declare
  name text;
begin
  foreach name in array array['audit_sample', 'audit_sample_line', 'audit_finding', 'audit_finding_words'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy plans on %I using (current_setting(''app.plans'', true) = ''*'''
      ' or plan_id = any (string_to_array(current_setting(''app.plans'', true), chr(31))))', name);
  end loop;
end
$$;

-- Whoever redacts a decision takes away what was written about it. At the redaction and not at the payload, whose rows also move
-- between the parts of months.
create function findings_go_too() returns trigger language plpgsql security definer set search_path = public as $$
declare
  seen text := coalesce(current_setting('app.plans', true), '');
begin
  perform set_config('app.plans', '*', true);
  delete from audit_finding_words where decision_id = new.decision_id;
  update audit_sample_line set wrapped_key = null, sealed = null where decision_id = new.decision_id;
  perform set_config('app.plans', seen, true);
  return null;
end
$$;
create trigger findings_go_too after insert on redaction for each row execute function findings_go_too();

do $$
begin
  revoke execute on function findings_go_too() from public;
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on audit_sample, audit_sample_line, audit_finding, audit_finding_words from public;
    grant select, insert on audit_sample, audit_sample_line, audit_finding, audit_finding_words to pbe_application;
    grant select, update (wrapped_key) on audit_sample, audit_sample_line, audit_finding_words to pbe_rotation;
  end if;
end
$$;
