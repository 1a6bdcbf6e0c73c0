package org.precisionbenefit.api.web;

import java.util.Objects;

/**
 * What the sign-in page hands on from the address that it was opened by.
 *
 * @param redirect where the visitor goes on
 * @param state what the service recognises its request by
 * @param nonce what the identity token must repeat
 * @param challenge the digest of the proof key
 */
public record SignInView(String redirect, String state, String nonce, String challenge) {
    public SignInView {
        Objects.requireNonNull(redirect, "redirect is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(nonce, "nonce is null");
        Objects.requireNonNull(challenge, "challenge is null");
    }
}
