-- Why a recomputation ended before all of its tickets were computed.
alter table sla_recomputation add column failure text;
