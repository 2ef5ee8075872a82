/** The network side of webhooks: where a request may go, and what came back. */
@NullMarked
@CheckReturnValue
package io.guichet.notification.webhook.client;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
