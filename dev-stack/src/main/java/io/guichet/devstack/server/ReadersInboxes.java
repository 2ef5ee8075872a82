package io.guichet.devstack.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import jakarta.mail.UIDFolder;

import org.jspecify.annotations.Nullable;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapConstants;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;

/**
 * The inboxes of a mail server as its readers get them. By itself it lists all UIDs of a folder again for each of its
 * mails, at every command: tenths of a second once there are 1,600. Here the list is kept until the folder changes.
 */
final class ReadersInboxes extends Managers {

    private final Managers all;
    private final ImapHostManager folders;

    ReadersInboxes(Managers all) {
        this.all = all;
        this.folders = new ImapHostManagerImpl(all.getImapHostManager().getStore()) {
            @Override
            public MailFolder getFolder(GreenMailUser user, String name, boolean mustExist) throws FolderException {
                var folder = super.getFolder(user, name, mustExist);
                return ImapConstants.INBOX_NAME.equalsIgnoreCase(name) ? withKeptList(folder) : folder;
            }
        };
    }

    @Override
    public SmtpManager getSmtpManager() {
        return all.getSmtpManager();
    }

    @Override
    public UserManager getUserManager() {
        return all.getUserManager();
    }

    @Override
    public ImapHostManager getImapHostManager() {
        return folders;
    }

    private static MailFolder withKeptList(MailFolder folder) {
        return (MailFolder) Proxy.newProxyInstance(MailFolder.class.getClassLoader(),
                new Class<?>[]{MailFolder.class, UIDFolder.class}, new KeptList(folder));
    }

    /** What the UIDs were when the folder had so many mails, and the next was to have this UID: as long as that is so. */
    private record Uids(int count, long next, long[] list) {}

    private static final class KeptList implements InvocationHandler {

        private final MailFolder folder;
        private volatile Uids kept = new Uids(0, 0, new long[0]);

        KeptList(MailFolder folder) {
            this.folder = folder;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if ("getMessageUids".equals(method.getName())) {
                return uids();
            }
            try {
                return method.invoke(folder, arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }

        private long[] uids() {
            // Read before the list: what comes in between makes the list be read once more, and not kept for good.
            var next = folder.getUIDNext();
            var count = folder.getMessageCount();
            var now = kept;
            if (now.count() != count || now.next() != next) {
                now = new Uids(count, next, folder.getMessageUids());
                kept = now;
            }
            return now.list();
        }
    }
}
