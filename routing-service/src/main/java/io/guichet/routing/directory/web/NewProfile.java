package io.guichet.routing.directory.web;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.routing.directory.Profile;

/** A {@link ProfileBody} with the key that it is to have. */
record NewProfile(@NotNull @Pattern(regexp = Key.PATTERN, message = Key.MESSAGE) String key,
        @NotBlank @Size(max = 200) String name, @NotNull @Size(max = 100) List<@NotBlank String> permissions,
        @NotNull Reach reach) {

    Profile.Details details() {
        return new ProfileBody(name, permissions, reach).details();
    }
}
