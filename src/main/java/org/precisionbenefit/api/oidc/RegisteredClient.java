package org.precisionbenefit.api.oidc;

import java.util.List;
import java.util.Objects;
import org.jose4j.jwk.JsonWebKey;

/**
 * A system that the development issuer knows.
 *
 * @param id the client id
 * @param keys the public keys that its assertions are signed with
 * @param roles its roles, in words
 * @param plans its plans
 * @param scopes the scopes that it may ask for
 */
record RegisteredClient(String id, List<JsonWebKey> keys, List<String> roles, List<String> plans, List<String> scopes) {
    RegisteredClient {
        Objects.requireNonNull(id, "id is null");
        keys = List.copyOf(keys);
        roles = List.copyOf(roles);
        plans = List.copyOf(plans);
        scopes = List.copyOf(scopes);
    }

    /** The scopes of these that the client may have; all of its own when none was asked for. */
    String granted(String asked) {
        List<String> wanted = List.of(asked.strip().split(" +"));
        return String.join(
                " ",
                asked.isBlank()
                        ? scopes
                        : scopes.stream().filter(wanted::contains).toList());
    }
}
