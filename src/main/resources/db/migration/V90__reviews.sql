-- What people decide on what waited, what they saw before, and what waits still.

-- The queue. A row stands as long as its item is not answered; that an item waits, and by when it is due, is all it says. It is
-- no record: rows are taken away by the functions below and by nobody else.
create table waiting_item (
    decision_id  uuid not null references decision (id) deferrable initially deferred,
    item         integer not null,
    plan_id      text not null,
    due_at       timestamptz not null,
    primary key (decision_id, item)
);
create index waiting_item_due on waiting_item (due_at, decision_id, item);

-- Decisions of before this queue, and of an instance of an earlier version that still runs beside a new one: the application has
-- to look into their payloads.
create table waiting_unread (
    decision_id  uuid primary key references decision (id) deferrable initially deferred,
    plan_id      text not null
);

-- That a form was opened: by whom, when, and the names of the parts that it showed.
create table review_opening (
    id             uuid primary key,
    decision_id    uuid not null references decision (id),
    item           integer not null,
    plan_id        text not null,
    opened_by      text not null,
    opened_at      timestamptz not null,
    parts          text[] not null,
    scores_hidden  boolean not null
);
create index review_opening_decision on review_opening (decision_id, item);

-- A review: one for each item at most, with its entry for the log. It is written once.
create table review (
    id           uuid primary key,
    decision_id  uuid not null references decision (id),
    item         integer not null,
    plan_id      text not null,
    reviewed_at  timestamptz not null,
    key_hash     bytea not null,
    entry        text not null,
    receipt      text not null,
    constraint review_item_key unique (decision_id, item),
    constraint review_key_key unique (key_hash)
);

-- What was decided and seen, request and answer, sealed under a key of their own.
create table review_payload (
    review_id    uuid primary key references review (id) deferrable initially deferred,
    plan_id      text not null,
    wrapped_key  bytea not null,
    salt         text not null,
    sealed       bytea not null
);
alter table review_payload alter column sealed set storage external;

do $$
declare
  name text;
begin
  foreach name in array array['waiting_item', 'waiting_unread', 'review_opening', 'review', 'review_payload'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy plans on %I using (current_setting(''app.plans'', true) = ''*'''
      ' or plan_id = any (string_to_array(current_setting(''app.plans'', true), chr(31))))', name);
  end loop;
end
$$;

-- A review and an update of the same case come one after the other: whoever is second finds out here.
create function review_stands_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.decision_id::text, 0));
  if exists (select 1 from decision where completes = new.decision_id) then
    raise exception using errcode = 'unique_violation', constraint = 'review_item_key',
      message = 'The case went on.';
  end if;
  return new;
end
$$;
create trigger review_stands_alone before insert on review for each row execute function review_stands_alone();

-- Whatever was judged before a person had decided is judged again.
create function update_knows_reviews() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.completes::text, 0));
  if exists (select 1 from review where decision_id = new.completes and reviewed_at >= new.received_at) then
    raise exception using errcode = 'unique_violation', constraint = 'decision_completes_key',
      message = 'A person decided meanwhile.';
  end if;
  return new;
end
$$;
create trigger update_knows_reviews before insert on decision for each row when (new.completes is not null)
  execute function update_knows_reviews();

-- What is answered waits no more. These functions have the right of the tables' owner; the application itself takes nothing away.
create function reviewed_waits_no_more() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from waiting_item where decision_id = new.decision_id and item = new.item;
  insert into audit_pending (event_id, entry) values (new.id, new.entry);
  return null;
end
$$;
create trigger reviewed_waits_no_more after insert on review for each row execute function reviewed_waits_no_more();

create function updated_waits_no_more() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from waiting_item where decision_id = new.completes;
  return null;
end
$$;
create trigger updated_waits_no_more after insert on decision for each row when (new.completes is not null)
  execute function updated_waits_no_more();

-- Whoever knows of the queue says so and fills it.
create function waits_unread() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into waiting_unread (decision_id, plan_id) values (new.id, new.plan_id);
  return null;
end
$$;
create trigger waits_unread after insert on decision for each row
  when (current_setting('app.queue', true) is distinct from 'known') execute function waits_unread();

do $$
begin
  perform set_config('app.plans', '*', true);
  insert into waiting_unread (decision_id, plan_id) select id, plan_id from decision d
    where not exists (select 1 from decision later where later.completes = d.id);
  perform set_config('app.plans', '', true);
end
$$;

do $$
begin
  revoke execute on function reviewed_waits_no_more() from public;
  revoke execute on function updated_waits_no_more() from public;
  revoke execute on function waits_unread() from public;
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on waiting_item, waiting_unread, review_opening, review, review_payload from public;
    grant select, insert on waiting_item, review_opening, review, review_payload to pbe_application;
    grant select, delete on waiting_unread to pbe_application;
    grant select, delete on review_payload to pbe_redaction;
    grant select on review to pbe_redaction;
    grant select, update (wrapped_key) on review_payload to pbe_rotation;
  end if;
end
$$;
