-- Submissions that were refused although it was proven who sent them. Caller and body are keyed hashes; of what was sent
-- nothing else is here. A row without a door is the sum of what one caller had refused in one minute beyond its rows.
create table rejection (
    number       bigint generated always as identity primary key,
    refused_at   timestamptz not null,
    caller_hash  bytea not null,
    door         text,
    status       integer,
    kind         text,
    plan_id      text,
    body_hash    bytea,
    refusals     integer not null check (refusals > 0),
    constraint sum_or_one check (
        case when door is null
            then status is null and kind is null and plan_id is null and body_hash is null
            else status is not null and kind is not null and refusals = 1
        end)
);
create index rejection_refused_at on rejection (refused_at);

-- As with every table of plans: a session sees the plans that it names. A row without a plan is seen by who sees every plan.
alter table rejection enable row level security;
alter table rejection force row level security;
create policy plans on rejection using (current_setting('app.plans', true) = '*'
  or plan_id = any (string_to_array(current_setting('app.plans', true), chr(31))));

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    grant select, insert on rejection to pbe_application;
  end if;
end
$$;
