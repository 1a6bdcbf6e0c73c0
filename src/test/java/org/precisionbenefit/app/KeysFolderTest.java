package org.precisionbenefit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.tink.TinkKeys;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Keys are made once, lie for their own user alone, and open what they sealed and nothing else. */
class KeysFolderTest {
    private static final DecisionId ID = new DecisionId("00000000-0000-4000-8000-000000000001");
    private static final DecisionId OTHER = new DecisionId("00000000-0000-4000-8000-000000000002");
    private static final PlanId PLAN = new PlanId("PLAN");
    private static final byte[] PAYLOAD = "a payload".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private KeysFolder made() throws IOException {
        KeysFolder keys = new KeysFolder(temporary.resolve("keys"));
        keys.makeWhereNone();
        return keys;
    }

    @Test
    void keys_are_made_once_for_their_own_user_alone() throws IOException {
        KeysFolder keys = made();
        byte[] hash = keys.seal().hash(Seal.Kind.MEMBER, "a");
        made();
        assertThat(made().seal().hash(Seal.Kind.MEMBER, "a")).isEqualTo(hash);
        assertThat(new HashSet<>(keys.passwords().values())).hasSize(KeysFolder.LOGINS.size());
        try (Stream<Path> files = Files.list(temporary.resolve("keys"))) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temporary.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealing.json", "hashing.json", "database.properties"})
    void folder_that_lacks_a_file_is_refused_and_no_new_key_is_made(String name) throws IOException {
        made();
        Files.delete(temporary.resolve("keys").resolve(name));
        assertThatThrownBy(this::made)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("lacks " + name)
                .hasMessageContaining("Put the file back");
        assertThat(temporary.resolve("keys").resolve(name)).doesNotExist();
    }

    @Test
    void keys_that_are_no_keys_are_refused_without_being_quoted() throws IOException {
        KeysFolder keys = made();
        Files.writeString(temporary.resolve("keys/sealing.json"), "{\"CANARY\":1}");
        assertThatThrownBy(keys::seal).isInstanceOf(ConfigurationFault.class).hasMessageNotContaining("CANARY");
        Files.writeString(temporary.resolve("keys/database.properties"), "postgres=CANARY\n");
        assertThatThrownBy(keys::passwords)
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageNotContaining("CANARY")
                .hasMessageContaining("postgres");
    }

    @Test
    void payload_opens_for_its_own_decision_and_plan_only() throws IOException {
        TinkSeal seal = made().seal();
        Sealed sealed = seal.seal(ID, PLAN, PAYLOAD);
        assertThat(seal.open(ID, PLAN, sealed)).isEqualTo(PAYLOAD);
        assertThat(new String(sealed.ciphertext(), StandardCharsets.ISO_8859_1)).doesNotContain("payload");
        for (Runnable wrong : List.<Runnable>of(
                () -> seal.open(OTHER, PLAN, sealed),
                () -> seal.open(ID, new PlanId("OTHER"), sealed),
                () -> new TinkSeal(TinkKeys.newSealingKeys(), TinkKeys.newHashingKeys()).open(ID, PLAN, sealed))) {
            assertThatThrownBy(wrong::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not open");
        }
    }

    @Test
    void new_sealing_key_wraps_anew_and_leaves_the_ciphertext() {
        String keys = TinkKeys.newSealingKeys();
        String hashing = TinkKeys.newHashingKeys();
        Sealed before = new TinkSeal(keys, hashing).seal(ID, PLAN, PAYLOAD);
        TinkSeal rotated = new TinkSeal(TinkKeys.withNewSealingKey(keys), hashing);
        assertThat(rotated.open(ID, PLAN, before)).isEqualTo(PAYLOAD);
        Sealed after = new Sealed(rotated.rewrap(ID, PLAN, before.wrappedKey()), before.ciphertext());
        assertThat(rotated.open(ID, PLAN, after)).isEqualTo(PAYLOAD);
        assertThatThrownBy(() -> new TinkSeal(keys, hashing).open(ID, PLAN, after))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void same_text_of_two_kinds_has_two_hashes() throws IOException {
        TinkSeal seal = made().seal();
        assertThat(seal.hash(Seal.Kind.MEMBER, "a")).hasSize(32).isNotEqualTo(seal.hash(Seal.Kind.CLAIM, "a"));
    }
}
