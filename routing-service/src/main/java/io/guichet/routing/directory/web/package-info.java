/** The directory over HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.directory.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
