package io.guichet.devstack.server;

import java.net.Socket;
import java.net.SocketException;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;

/** IMAP whose answers do not wait, 40 ms each, until the reader has acknowledged their first part. */
final class PromptImap extends AbstractServer {

    PromptImap(ServerSetup setup, Managers managers) {
        super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket reader) {
        try {
            reader.setTcpNoDelay(true);
        } catch (SocketException _) {
            // Gone already, as its handler will find; the others go on.
        }
        return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), reader);
    }
}
