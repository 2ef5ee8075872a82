/** Keycloak's administration over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.identity.client;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
