package io.guichet.routing.directory.web;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import io.guichet.events.DirectoryEvent.Reach;
import io.guichet.routing.directory.Profile;

/** A profile as an administrator describes it; see {@link Profile.Details}. */
record ProfileBody(@NotBlank @Size(max = 200) String name, @NotNull @Size(max = 100) List<@NotBlank String> permissions,
        @NotNull Reach reach) {

    Profile.Details details() {
        return new Profile.Details(name, permissions.stream().distinct().toList(), reach);
    }
}
