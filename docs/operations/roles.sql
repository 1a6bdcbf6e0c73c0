-- The roles in a PostgreSQL of your own. Run it once as a superuser in the new, empty database, before the first start:
--   psql -d DATABASE -f docs/operations/roles.sql
-- Then give every login its password with \password NAME in psql, let pg_hba.conf ask for scram-sha-256, and name the
-- application's and the migration's login in the settings (see "Keys" in docs/operations.md).
do $$
declare
  name text;
begin
  if not exists (select 1 from pg_roles where rolname = 'pbe_owner') then
    create role pbe_owner nologin;
  end if;
  foreach name in array array['pbe_migration', 'pbe_application', 'pbe_sequencer', 'pbe_redaction', 'pbe_rotation'] loop
    if not exists (select 1 from pg_roles where rolname = name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
end
$$;

-- The migration's login works as the owner; nobody else can, and the owner cannot log in.
grant pbe_owner to pbe_migration;

-- Tables are made by the owner alone.
alter schema public owner to pbe_owner;
revoke create on schema public from public;

-- Only these logins reach this database.
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to pbe_migration, pbe_application, pbe_sequencer, pbe_redaction, pbe_rotation',
    current_database());
end
$$;
