-- Each submission looks a history up. Naming the plan and looking are one statement here, and so one trip in place of three.
-- It runs with the rights of whoever asks, who is shown the rows of the plan that he names and of no other.
create function history_of(asked_plan text, asked_member bytea, known_by timestamptz)
returns table (id text, wrapped_key bytea, sealed bytea)
language plpgsql as $$
begin
  perform set_config('app.plans', asked_plan, true);
  return query
    select row.id::text, row.wrapped_key, row.sealed
    from member_history row
    where row.member_hash = asked_member and row.plan_id = asked_plan and row.known_from <= known_by
    order by row.number;
end
$$;

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on function history_of(text, bytea, timestamptz) from public;
    grant execute on function history_of(text, bytea, timestamptz) to pbe_application;
  end if;
end
$$;
