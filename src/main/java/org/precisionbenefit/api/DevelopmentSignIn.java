package org.precisionbenefit.api;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Who can sign in where no issuer was named? Invented people, one for each role, and only in development. */
public interface DevelopmentSignIn {
    /** The people; none where the plan's own issuer signs people in. */
    List<Person> people();

    /**
     * Signs a person in.
     *
     * @param person the person's id
     * @param asked what the service asked for when it sent the visitor here
     * @return where the visitor goes on with the code, or empty when the person or what was asked for is not known
     */
    Optional<URI> signIn(String person, Asked asked);

    /**
     * An invented person.
     *
     * @param id the person's id
     * @param role what the person is here for, in words
     */
    record Person(String id, String role) {
        public Person {
            Objects.requireNonNull(id, "id is null");
            Objects.requireNonNull(role, "role is null");
        }
    }

    /**
     * An authorization request (OpenID Connect, code flow with proof key).
     *
     * @param redirect where the visitor goes on, and what the service recognises its own request by
     * @param nonce what the identity token must repeat
     * @param challenge the SHA-256 of the proof key, in base64url
     */
    record Asked(Redirect redirect, String nonce, Challenge challenge) {
        public Asked {
            Objects.requireNonNull(redirect, "redirect is null");
            Objects.requireNonNull(nonce, "nonce is null");
            Objects.requireNonNull(challenge, "challenge is null");
        }
    }

    /**
     * Where the visitor goes on.
     *
     * @param uri the address
     * @param state what the address must be given back
     */
    record Redirect(URI uri, String state) {
        public Redirect {
            Objects.requireNonNull(uri, "uri is null");
            Objects.requireNonNull(state, "state is null");
        }
    }

    /** The SHA-256 of the proof key, in base64url. */
    record Challenge(String value) {
        public Challenge {
            Objects.requireNonNull(value, "value is null");
        }
    }
}
