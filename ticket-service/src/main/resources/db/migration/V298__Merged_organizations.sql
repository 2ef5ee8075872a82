-- The organisation that this one turned out to be; never one that is merged itself, so that one step suffices.
alter table organization
    add column merged_into uuid references organization,
    add constraint no_organization_is_merged_into_itself check (merged_into <> id);
create index organization_by_merge on organization (merged_into) where merged_into is not null;
