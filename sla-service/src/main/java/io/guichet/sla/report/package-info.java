/** What has become of promises, and what would have become of others. */
@NullMarked
@CheckReturnValue
package io.guichet.sla.report;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
