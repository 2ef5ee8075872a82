-- The profiles that every installation begins with; they may be changed or removed like any other.
insert into profile (key, name, reach, version, permissions) values
    ('administrator', 'Administrator', 'ALL', 1, array[
        'ticket:read', 'ticket:open', 'ticket:reply', 'ticket:approve', 'ticket:note', 'ticket:edit', 'ticket:assign',
        'ticket:close', 'contact:read', 'contact:write', 'directory:read', 'directory:administer', 'routing:explain',
        'routing:administer', 'sla:read', 'sla:administer', 'knowledge:read', 'knowledge:write', 'knowledge:publish',
        'mail:administer', 'notification:administer', 'report:read']),
    ('agent', 'Agent', 'DEPARTMENT', 1, array[
        'ticket:read', 'ticket:open', 'ticket:reply', 'ticket:note', 'ticket:edit', 'ticket:assign', 'ticket:close',
        'contact:read', 'contact:write', 'directory:read', 'routing:explain', 'sla:read', 'knowledge:read',
        'knowledge:write']),
    ('light_agent', 'Light agent', 'DEPARTMENT', 1, array[
        'ticket:read', 'ticket:note', 'contact:read', 'directory:read', 'sla:read', 'knowledge:read']),
    ('beginner_agent', 'Beginner agent', 'GROUP', 1, array[
        'ticket:read', 'ticket:open', 'ticket:propose', 'ticket:note', 'ticket:edit', 'ticket:close', 'contact:read',
        'directory:read', 'sla:read', 'knowledge:read']),
    ('supervisor', 'Supervisor', 'DEPARTMENT', 1, array[
        'ticket:read', 'ticket:open', 'ticket:reply', 'ticket:approve', 'ticket:note', 'ticket:edit', 'ticket:assign',
        'ticket:close', 'contact:read', 'contact:write', 'directory:read', 'routing:explain', 'sla:read',
        'knowledge:read', 'knowledge:write', 'knowledge:publish', 'report:read']),
    ('support_manager', 'Support manager', 'ALL', 1, array[
        'ticket:read', 'ticket:open', 'ticket:reply', 'ticket:approve', 'ticket:note', 'ticket:edit', 'ticket:assign',
        'ticket:close', 'contact:read', 'contact:write', 'directory:read', 'routing:explain', 'routing:administer',
        'sla:read', 'sla:administer', 'knowledge:read', 'knowledge:write', 'knowledge:publish', 'report:read']);

insert into directory_entry (entry, version) select 'profile:' || key, version from profile;

-- Whichever replica starts first tells the other services of them, once.
insert into due_work (id, kind, subject, due_at, run_at, payload)
values ('00000000-0000-7000-8000-000000000b01', 'publish-profiles', 'profiles', now(), now(), '');

-- Looks every second for groups that were marked by a replica which then died; see DrainSweep.
insert into due_work (id, kind, subject, due_at, run_at, payload)
values ('00000000-0000-7000-8000-000000000b02', 'drain-sweep', 'groups', now(), now(), '');
