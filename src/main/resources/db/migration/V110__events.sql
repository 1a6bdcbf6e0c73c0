-- What happens beside decisions and reviews: who read what, what was made live, what was taken away. A row is written once; its
-- words are sealed, its entry goes into the log, and nothing of a member stands in the clear.
create table audit_event (
    number       bigint generated always as identity unique,
    id           uuid primary key,
    event        text not null,
    at           timestamptz not null,
    role         text not null,
    actor_hash   bytea not null,
    subject      text not null,
    decisions    uuid[] not null,
    plan_id      text not null default '-' check (plan_id = '-'),
    entry        text not null,
    wrapped_key  bytea not null,
    salt         text not null,
    sealed       bytea not null
);
create index audit_event_decisions on audit_event using gin (decisions);
create index audit_event_unmask on audit_event (actor_hash, at) where event = 'UNMASK';
create index audit_event_schema on audit_event (number) where event = 'SCHEMA';

create function event_waits() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into audit_pending (event_id, entry) values (new.id, new.entry);
  return null;
end
$$;
create trigger event_waits after insert on audit_event for each row execute function event_waits();

-- That what was about a member is gone, and by which event. The entry and its proof stay where they are.
create table redaction (
    decision_id  uuid primary key references decision (id),
    plan_id      text not null,
    at           timestamptz not null,
    event_id     uuid not null references audit_event (id)
);

-- What a court or an authority wants kept. The row that was entered last says whether it is held.
create table legal_hold (
    number       bigint generated always as identity primary key,
    decision_id  uuid not null references decision (id),
    plan_id      text not null,
    at           timestamptz not null,
    lifted       boolean not null,
    event_id     uuid not null references audit_event (id)
);
create index legal_hold_decision on legal_hold (decision_id, number);

do $$
declare
  name text;
begin
  foreach name in array array['redaction', 'legal_hold'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy plans on %I using (current_setting(''app.plans'', true) = ''*'''
      ' or plan_id = any (string_to_array(current_setting(''app.plans'', true), chr(31))))', name);
  end loop;
end
$$;

create function is_held(decision uuid) returns boolean language sql stable as $$
  select coalesce((select not lifted from legal_hold where decision_id = decision order by number desc limit 1), false)
$$;

-- What other tables hold of a decision goes with it: whoever adds such a table replaces this function.
create function redact_others(decision uuid) returns void language plpgsql as $$
begin
  return;
end
$$;

-- What waits for a person, or is held, is not taken away. The lock is that of reviews and updates of the same decision.
create function redaction_is_due() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.decision_id::text, 0));
  if is_held(new.decision_id) then
    raise exception using errcode = 'check_violation', constraint = 'redaction_held', message = 'The decision is held.';
  end if;
  if exists (select 1 from waiting_item where decision_id = new.decision_id)
      or exists (select 1 from waiting_unread where decision_id = new.decision_id) then
    raise exception using errcode = 'check_violation', constraint = 'redaction_waits', message = 'The decision waits.';
  end if;
  return new;
end
$$;
create trigger redaction_is_due before insert on redaction for each row execute function redaction_is_due();

create function redaction_destroys() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from payload where decision_id = new.decision_id;
  delete from review_payload where review_id in (select id from review where decision_id = new.decision_id);
  perform redact_others(new.decision_id);
  return null;
end
$$;
create trigger redaction_destroys after insert on redaction for each row execute function redaction_destroys();

create function hold_is_alone() returns trigger language plpgsql security definer set search_path = public as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.decision_id::text, 0));
  if exists (select 1 from redaction where decision_id = new.decision_id) then
    raise exception using errcode = 'check_violation', constraint = 'hold_redacted', message = 'The decision is redacted.';
  end if;
  if is_held(new.decision_id) <> new.lifted then
    raise exception using errcode = 'check_violation', constraint = 'hold_known', message = 'Nothing would change.';
  end if;
  return new;
end
$$;
create trigger hold_is_alone before insert on legal_hold for each row execute function hold_is_alone();

-- Also the owner takes no payload away that no redaction tells of.
create function payload_stays() returns trigger language plpgsql as $$
begin
  if current_setting('app.moving', true) is distinct from 'on'
      and not exists (select 1 from redaction where decision_id = old.decision_id) then
    raise exception 'A payload is taken away by a redaction only.';
  end if;
  return old;
end
$$;
create trigger payload_stays before delete on payload for each row execute function payload_stays();

-- What is kept and neither in the log nor on its way there. It should be nothing.
create function unlogged() returns setof uuid language plpgsql security definer set search_path = public as $$
declare
  seen text := current_setting('app.plans', true);
begin
  perform set_config('app.plans', '*', true);
  return query
    select made.id from (select d.id from decision d union all select r.id from review r union all select e.id from audit_event e) made
    where not exists (select 1 from audit_log l where l.event_id = made.id)
      and not exists (select 1 from audit_pending p where p.event_id = made.id)
    order by made.id;
  perform set_config('app.plans', coalesce(seen, ''), true);
end
$$;

do $$
begin
  revoke execute on function event_waits() from public;
  revoke execute on function redaction_is_due() from public;
  revoke execute on function redaction_destroys() from public;
  revoke execute on function hold_is_alone() from public;
  revoke execute on function redact_others(uuid) from public;
  revoke execute on function unlogged() from public;
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on audit_event, redaction, legal_hold from public;
    grant select, insert on audit_event to pbe_application;
    grant select on redaction, legal_hold to pbe_application;
    grant execute on function unlogged() to pbe_application;
    revoke all on payload, review_payload from pbe_redaction;
    grant select, insert on audit_event, redaction, legal_hold to pbe_redaction;
    grant select on waiting_item, waiting_unread to pbe_redaction;
    grant select, insert, update (wrapped_key) on audit_event to pbe_rotation;
  end if;
end
$$;
