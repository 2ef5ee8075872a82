/** What every HTTP edge shares: problems, pages, revisions, the caller and what they may see. */
@NullMarked
@CheckReturnValue
package io.guichet.http;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
