-- Proofs of identity that may be used once, until they expire by themselves.
create table used_proof (
    issuer   text not null,
    id       text not null,
    expires  timestamptz not null,
    primary key (issuer, id)
);
create index used_proof_expires on used_proof (expires);

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'pbe_application') then
    grant select, insert, delete on used_proof to pbe_application;
  end if;
end
$$;
