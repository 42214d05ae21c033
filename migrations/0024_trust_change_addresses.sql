-- The addresses of lists of revoked certificates before a change of the trust list, so that they are shown and undone
-- (ACC-06); null where it is not known: a hand's change, and rows older than this.
alter table trust_change_rows add column old_crl_addresses text;
