package io.guichet.routing.directory.web;

import java.util.Map;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.routing.directory.Department;

/** A {@link DepartmentBody} with the key that it is to have. */
record NewDepartment(
        @NotNull @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
        @NotBlank @Size(max = 200) String name,
        @NotNull @Pattern(regexp = Language.PATTERN, message = Language.MESSAGE) String language,
        @NotBlank @Email @Size(max = 254) String supportAddress,
        @Nullable String calendar,
        @Nullable String fallbackGroup,
        @Nullable @Size(max = 50) Map<String, @NotNull Object> settings) {

    Department.Details details() {
        return new DepartmentBody(name, language, supportAddress, calendar, fallbackGroup, settings).details();
    }
}
