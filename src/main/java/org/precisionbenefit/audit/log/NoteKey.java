package org.precisionbenefit.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionbenefit.terminology.Digest;

/**
 * The public key by which signed notes are checked (C2SP signed-note, Ed25519).
 *
 * @param name whose key it is: no spaces and no plus sign
 * @param key the 32 bytes of the key in hexadecimal digits
 */
public record NoteKey(String name, String key) {
    private static final Pattern NAME = Pattern.compile("[^+\\s\\p{Z}\\p{C}]{1,200}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern TEXT = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+={0,2})");
    private static final byte ED25519 = 0x01;
    /** What every Ed25519 key begins with in the form that Java reads (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    public NoteKey {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(key, "key is null");
        if (!isName(name) || !KEY.matcher(key).matches()) {
            throw new LogFault("A key must have a name without spaces and plus signs, and 32 bytes.");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** The key of this name in the form that Java writes. */
    public static NoteKey of(String name, PublicKey key) {
        byte[] bytes = key.getEncoded();
        if (bytes.length != X509.length + KEY_BYTES || !Arrays.equals(X509, Arrays.copyOf(bytes, X509.length))) {
            throw new LogFault("The key must be an Ed25519 key.");
        }
        return new NoteKey(name, HexFormat.of().formatHex(bytes, X509.length, bytes.length));
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws LogFault when it is not a key, or the id in it is of another one
     */
    public static NoteKey read(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new LogFault("A public key must be written as name, id and key with a plus sign between them.");
        }
        byte[] typed = Base64Text.read(parts.group(3));
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new LogFault("The public key must be an Ed25519 key of 32 bytes.");
        }
        NoteKey read = new NoteKey(parts.group(1), HexFormat.of().formatHex(typed, 1, typed.length));
        if (!read.id().equals(parts.group(2))) {
            throw new LogFault("The id of the public key must be its own.");
        }
        return read;
    }

    /** Name, id and key in one text, to be handed to whoever checks. */
    public String text() {
        return name + "+" + id() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** By what a signature names its key: the first four bytes of a SHA-256, in hexadecimal digits. */
    public String id() {
        byte[] digest = Merkle.bytes(Digest.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, typed()));
        return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(HexFormat.of().parseHex(key), 0, typed, 1, KEY_BYTES);
        return typed;
    }

    /** Whether this key signed exactly these bytes. */
    public boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException noSignature) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        byte[] raw = HexFormat.of().parseHex(key);
        byte[] whole = Arrays.copyOf(X509, X509.length + KEY_BYTES);
        System.arraycopy(raw, 0, whole, X509.length, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
    }
}
