package io.guichet.routing.directory;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

/** Everything one can do with departments. */
@Singleton
public class DepartmentDesk extends DescribedDesk<String, Department, Department.Details> {

    private final References references;

    DepartmentDesk(Departments departments, Entries entries, References references) {
        super("department", departments, entries);
        this.references = references;
    }

    @Override
    Department make(String key, Department.Details details, long version) {
        return new Department(key, details, version);
    }

    @Override
    Uni<Void> check(String key, Department.Details details) {
        return references.requireFree(
                "select 1 from department where lower(support_address) = lower($1) and key <> $2",
                "supportAddress", details.supportAddress(), key)
                .invoke(() -> Settings.check(details.settings()))
                .chain(() -> details.fallbackGroup() == null
                        ? Uni.createFrom().voidItem()
                        : references.requireGroup("/fallbackGroup", details.fallbackGroup(), key));
    }

    @Override
    Uni<Void> release(String key) {
        var entry = entry(key);
        return references.refuseIf("select 1 from agent_group where department = $1 limit 1", entry, "a group")
                .chain(() -> references.refuseIf("select 1 from agent where $1 = any(departments) limit 1", entry,
                        "an agent"))
                .chain(() -> references.refuseIf("select 1 from routing_rule where department = $1 limit 1", entry,
                        "a routing rule"))
                .chain(() -> references.refuseIf(
                        "select 1 from ticket where department = $1 and status <> 'CLOSED' limit 1", entry,
                        "open tickets"));
    }
}
