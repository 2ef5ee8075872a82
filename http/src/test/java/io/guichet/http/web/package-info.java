/** A small service that uses what is under test as the real ones do. */
@NullMarked
@CheckReturnValue
package io.guichet.http.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
