package org.precisionbenefit.api.oidc;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.terminology.ConfigurationFault;

/** The systems that the development issuer knows, by the file {@code clients.json} of the keys folder. */
@Singleton
class RegisteredClients {
    private static final String FILE = "clients.json";

    private final Path file;

    RegisteredClients(@ConfigProperty(name = "precision-benefit.keys-dir") Path keys) {
        this.file = keys.resolve(FILE);
    }

    /** The client, or empty when it is not registered. The file is read anew, so that nobody waits for a start. */
    Optional<RegisteredClient> client(String id) {
        return all().stream().filter(client -> client.id().equals(id)).findFirst();
    }

    private List<RegisteredClient> all() {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            Map<String, Object> read = JsonUtil.parseJson(Files.readString(file, StandardCharsets.UTF_8));
            List<RegisteredClient> clients = new ArrayList<>();
            for (Object each : list(read.get("clients"))) {
                clients.add(client(map(each)));
            }
            return clients;
        } catch (IOException | JoseException | ClassCastException e) {
            throw new ConfigurationFault(
                    FILE,
                    "The file must be JSON with a list \"clients\", each with client_id, jwks, roles, plans and scopes.");
        }
    }

    private static RegisteredClient client(Map<String, Object> read) throws JoseException {
        List<JsonWebKey> keys = new JsonWebKeySet(JsonUtil.toJson(map(read.get("jwks")))).getJsonWebKeys();
        return new RegisteredClient(
                String.valueOf(read.get("client_id")),
                keys,
                words(read.get("roles")),
                words(read.get("plans")),
                words(read.get("scopes")));
    }

    private static List<String> words(@Nullable Object value) {
        return list(value).stream().map(String.class::cast).toList();
    }

    private static List<?> list(@Nullable Object value) {
        return value == null ? List.of() : (List<?>) value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
