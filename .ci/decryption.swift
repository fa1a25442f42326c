// A check that .ci/decryption appends to the documented function. It decrypts notifications that are encrypted as Graph
// encrypts them, and rejects forged ones.

func expect(_ condition: Bool, _ description: String) {
    guard !condition else { return }
    print("unexpected result: \(description)")
    exit(1)
}

func check() throws {
    let privateKey = try _RSA.Encryption.PrivateKey(keySize: .bits2048)
    let presence = #"{"@odata.id":"users/u/presence","id":"u","availability":"Busy","activity":"InACall"}"#

    func collection(_ change: (inout Data) -> Void = { _ in }) throws -> ChangeNotificationCollection {
        let key = SymmetricKey(size: .bits256)
        let bytes = key.withUnsafeBytes { Data($0) }
        let data = try AES._CBC.encrypt(Data(presence.utf8), using: key, iv: AES._CBC.IV(ivBytes: bytes.prefix(16)))
        let signature = Data(HMAC<SHA256>.authenticationCode(for: data, using: key))
        let wrapped = try privateKey.publicKey.encrypt(bytes, padding: .PKCS1_OAEP)
        var sent = data
        change(&sent)
        let body = """
            {"value":[{"clientState":"state","changeType":"updated","encryptedContent":{\
            "data":"\(sent.base64EncodedString())",\
            "dataSignature":"\(signature.base64EncodedString())",\
            "dataKey":"\(wrapped.base64EncodedString())"}}]}
            """
        return try ChangeNotificationCollection(body: Data(body.utf8))
    }

    let read = try notifications(in: collection(), clientState: "state", privateKey: privateKey)
    guard case .presence(let found) = read.notifications.first, read.notifications.count == 1, read.rejected.isEmpty
    else {
        print("unexpected result: \(read)")
        exit(1)
    }
    expect(found.id == "u" && found.displayStatus == .inACall, "\(found)")
    expect(
        try notifications(in: collection(), clientState: "other", privateKey: privateKey).notifications.isEmpty,
        "a notification with another client state is accepted"
    )
    // The signature does not match the changed data.
    let forged = try notifications(in: collection { $0[0] ^= 1 }, clientState: "state", privateKey: privateKey)
    guard case .undecryptable(let error) = forged.rejected.first?.reason, error is ForgedNotification else {
        print("unexpected result: \(forged)")
        exit(1)
    }
    expect(forged.notifications.isEmpty, "a forged notification is accepted")
}

try check()
print("notifications are decrypted as the documentation shows")
