-- The log of what happened, which a stranger can check: a tree over entries without a gap, signed again and again. Whoever
-- decides only queues; one sequencer at a time takes what is committed, in whatever order it was committed.
create table audit_pending (
    id        bigint generated always as identity primary key,
    event_id  uuid not null unique,
    entry     text not null,
    since     timestamptz not null default now()
);

create table audit_log (
    seq       bigint primary key check (seq >= 0),
    event_id  uuid not null unique,
    entry     text not null
);

-- The one row that the sequencer at work holds: the size of the tree and the hashes of its right edge.
create table audit_head (
    one            smallint primary key check (one = 1),
    size           bigint not null check (size >= 0),
    frontier       bytea not null,
    checkpoint_at  timestamptz
);
insert into audit_head (one, size, frontier) values (1, 0, '');

create table audit_checkpoint (
    number  bigint generated always as identity primary key,
    size    bigint not null check (size >= 0),
    at      timestamptz not null,
    note    text not null
);

-- The log's signed promise that went out with the answer; none in what was decided before.
alter table audit_entry add column receipt text;

-- No entry is written without being queued, whichever version of the engine writes it.
create function audit_entry_waits() returns trigger language plpgsql as $$
begin
  insert into audit_pending (event_id, entry) values (new.decision_id, new.entry);
  return null;
end
$$;
create trigger audit_entry_waits after insert on audit_entry for each row execute function audit_entry_waits();

-- What was decided before comes first, in its order.
do $$
begin
  perform set_config('app.plans', '*', true);
  insert into audit_pending (event_id, entry) select decision_id, entry from audit_entry order by number;
  perform set_config('app.plans', '', true);
end
$$;

-- Whoever decides can add to the queue and to nothing else; whoever sequences sees nothing of decisions.
do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    revoke all on audit_pending, audit_log, audit_head, audit_checkpoint from public;
    revoke all on audit_entry from pbe_sequencer;
    grant insert on audit_pending to pbe_application;
    grant select on audit_log, audit_head, audit_checkpoint to pbe_application;
    grant select, delete on audit_pending to pbe_sequencer;
    grant select, insert on audit_log, audit_checkpoint to pbe_sequencer;
    grant select, update (size, frontier, checkpoint_at) on audit_head to pbe_sequencer;
  end if;
end
$$;
