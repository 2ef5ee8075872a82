package io.guichet.routing.directory.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.directory.Group;

/** A {@link GroupBody} with the key that it is to have. */
record NewGroup(@NotNull @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
        @NotBlank @Size(max = 200) String name, @NotBlank String department, @NotNull Strategy strategy,
        @Nullable LanguageUse languageUse, @Valid @Nullable OptionsBody options) {

    Group.Details details() {
        return new GroupBody(name, department, strategy, languageUse, options).details();
    }
}
