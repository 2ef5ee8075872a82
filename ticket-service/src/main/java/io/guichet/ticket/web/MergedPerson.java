package io.guichet.ticket.web;

import java.util.UUID;

import jakarta.validation.constraints.NotNull;

/** Another contact that is the same person, or another organisation that is the same. */
record MergedPerson(@NotNull UUID source) {}
