package io.guichet.routing.directory.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Department;

/** A department as it is shown; see {@link Department.Details}. */
record DepartmentView(String key, String name, String language, String supportAddress, @Nullable String calendar,
        @Nullable String fallbackGroup, Map<String, Object> settings, long version) {

    static DepartmentView of(Department department) {
        var details = department.details();
        return new DepartmentView(department.key(), details.name(), details.language(), details.supportAddress(),
                details.calendar(), details.fallbackGroup(), details.settings(), department.version());
    }
}
