package org.precisionbenefit.app;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.precisionbenefit.audit.Salt;
import org.precisionbenefit.audit.Seal;
import org.precisionbenefit.audit.Sealed;
import org.precisionbenefit.audit.tink.TinkSeal;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.terminology.ConfigurationFault;

/** Seals with what the keys folder holds now, so that keys are rotated beside a running server. */
final class FolderSeal implements Seal {
    private static final Logger LOG = Logger.getLogger(FolderSeal.class);

    private final KeysFolder keys;
    private volatile Loaded loaded;

    /**
     * Reads the keys.
     *
     * @throws ConfigurationFault when they are missing or cannot be read
     */
    FolderSeal(KeysFolder keys) {
        this.keys = keys;
        this.loaded = new Loaded(keys.sealingVersion(), keys.seal());
    }

    private record Loaded(Optional<KeysFolder.Version> version, TinkSeal seal) {}

    /** The version is asked before the keys are read: a change between the two is found the next time. */
    private TinkSeal current() {
        Loaded known = loaded;
        Optional<KeysFolder.Version> now = keys.sealingVersion();
        if (now.isEmpty() || now.equals(known.version())) {
            return known.seal();
        }
        TinkSeal seal = known.seal();
        try {
            seal = keys.seal();
        } catch (ConfigurationFault fault) {
            LOG.errorf(
                    "ALARM: the keys folder was changed and cannot be read; the keys that were read before serve: %s",
                    fault.getMessage());
        }
        loaded = new Loaded(now, seal);
        return seal;
    }

    @Override
    public Sealed seal(DecisionId id, PlanId plan, byte[] payload) {
        return current().seal(id, plan, payload);
    }

    @Override
    public byte[] open(DecisionId id, PlanId plan, Sealed sealed) {
        return current().open(id, plan, sealed);
    }

    @Override
    public byte[] rewrap(DecisionId id, PlanId plan, byte[] wrappedKey) {
        return current().rewrap(id, plan, wrappedKey);
    }

    /** Keys of hashes are not rotated, because nothing would be found again. */
    @Override
    public byte[] hash(Kind kind, String value) {
        return loaded.seal().hash(kind, value);
    }

    @Override
    public Salt salt() {
        return loaded.seal().salt();
    }
}
