-- Payloads lie in a part for each month in which they were kept, so that what is past its time lies together. What comes
-- before its month was made goes into a part of its own and is moved when the month is made: nothing fails for want of a part.
drop trigger payload_stays on payload;
alter table payload rename to payload_before;
alter table payload_before rename constraint payload_pkey to payload_before_pkey;

create table payload (
    decision_id  uuid not null references decision (id) deferrable initially deferred,
    plan_id      text not null,
    wrapped_key  bytea not null,
    salt         text not null,
    sealed       bytea not null,
    kept_at      timestamptz not null default now(),
    primary key (decision_id, kept_at)
) partition by range (kept_at);
alter table payload alter column sealed set storage external;
create table payload_other partition of payload default;
alter table payload_other alter column sealed set storage external;
create trigger payload_stays before delete on payload for each row execute function payload_stays();

-- Makes the parts of some months from one on; those that are there stay as they are. How many were made.
create function make_payload_months(first date, months integer) returns integer
language plpgsql security definer
set search_path = public
-- Who waits longer for a table would keep decisions waiting behind.
set lock_timeout = '2s' as $$
declare
  seen text := current_setting('app.plans', true);
  begins date;
  from_at timestamptz;
  to_at timestamptz;
  part text;
  made integer := 0;
begin
  if months < 1 or months > 24 then
    raise exception 'Between 1 and 24 months are made at once.';
  end if;
  perform pg_advisory_xact_lock(hashtext('precision-benefit-engine payload months'));
  perform set_config('app.plans', '*', true);
  perform set_config('app.moving', 'on', true);
  for i in 0 .. months - 1 loop
    begins := (date_trunc('month', first::timestamp) + make_interval(months => i))::date;
    part := 'payload_' || to_char(begins, 'YYYY_MM');
    if to_regclass(part) is null then
      from_at := begins::timestamp at time zone 'UTC';
      to_at := (begins::timestamp + interval '1 month') at time zone 'UTC';
      lock table payload_other in access exclusive mode;
      execute format('create table %I (like payload including all)', part);
      execute format(
        'with moved as (delete from payload_other where kept_at >= %L and kept_at < %L returning *)'
        ' insert into %I select * from moved', from_at, to_at, part);
      execute format('alter table payload attach partition %I for values from (%L) to (%L)', part, from_at, to_at);
      made := made + 1;
    end if;
  end loop;
  perform set_config('app.moving', '', true);
  perform set_config('app.plans', coalesce(seen, ''), true);
  return made;
end
$$;

do $$
declare
  month date;
begin
  perform set_config('app.plans', '*', true);
  for month in select distinct date_trunc('month', d.received_at at time zone 'UTC')::date from payload_before p
      join decision d on d.id = p.decision_id loop
    perform make_payload_months(month, 1);
  end loop;
  perform make_payload_months((now() at time zone 'UTC')::date, 4);
  insert into payload (decision_id, plan_id, wrapped_key, salt, sealed, kept_at)
    select p.decision_id, p.plan_id, p.wrapped_key, p.salt, p.sealed, d.received_at from payload_before p
      join decision d on d.id = p.decision_id;
  perform set_config('app.plans', '', true);
  set constraints all immediate;
end
$$;
drop table payload_before;

do $$
begin
  alter table payload enable row level security;
  alter table payload force row level security;
  create policy plans on payload using (current_setting('app.plans', true) = '*'
    or plan_id = any (string_to_array(current_setting('app.plans', true), chr(31))));
  revoke execute on function make_payload_months(date, integer) from public;
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on payload from public;
    grant select, insert on payload to pbe_application;
    grant select, update (wrapped_key) on payload to pbe_rotation;
    grant execute on function make_payload_months(date, integer) to pbe_application;
  end if;
end
$$;
