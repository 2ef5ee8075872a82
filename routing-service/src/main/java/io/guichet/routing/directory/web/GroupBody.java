package io.guichet.routing.directory.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.directory.Group;

/**
 * A group as an administrator describes it; see {@link Group.Details}.
 *
 * @param languageUse {@code REQUIRED} if absent: whoever cannot answer gets no ticket unless somebody says so
 * @param options none if absent
 */
record GroupBody(@NotBlank @Size(max = 200) String name, @NotBlank String department, @NotNull Strategy strategy,
        @Nullable LanguageUse languageUse, @Valid @Nullable OptionsBody options) {

    Group.Details details() {
        return new Group.Details(name, department, strategy,
                languageUse == null ? LanguageUse.REQUIRED : languageUse,
                options == null ? GroupOptions.NONE : options.options());
    }
}
