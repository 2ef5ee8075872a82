package io.guichet.notification.web;

import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.template.TemplateText;

/** A template to be tried on a ticket. */
record PreviewBody(@NotBlank String kind, @NotBlank String language, @NotNull UUID ticket,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 20_000) String text,
        @NotBlank @Size(max = 50_000) String html,
        @Nullable @Size(max = 500) String footer) {

    TemplateText written() {
        return new TemplateText(subject, text, html, footer == null ? "" : footer);
    }
}
