// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

extension ControlRoutes {
    private struct Approval: Decodable {
        let user: String
    }

    private struct TokenRegistration: Decodable {
        let token: String
        let user: String?
        let permissions: Set<String>
        let application: String?
        let tenant: String?

        var identity: EmulatorIdentity {
            let application = application ?? "application"
            let tenant = tenant ?? "tenant"
            guard let user else { return .application(permissions: permissions, id: application, tenant: tenant) }
            return .user(user, permissions: permissions, application: application, tenant: tenant)
        }
    }

    private struct ApplicationRegistration: Decodable {
        let clientId: String
        let clientSecret: String?
        let applicationPermissions: Set<String>?
        let delegatedPermissions: Set<String>?

        var application: EmulatorApplication {
            EmulatorApplication(
                clientId: clientId,
                clientSecret: clientSecret,
                applicationPermissions: applicationPermissions ?? [],
                delegatedPermissions: delegatedPermissions ?? []
            )
        }
    }

    private struct PendingCode: Encodable {
        let userCode: String
        let clientId: String
        let scopes: [String]
        let expiresAt: GraphDateTimeOffset
    }

    /// The routes that complete sign-ins and register tokens and applications.
    static let identities: [ControlRoute] = [
        .get(
            "/deviceCodes",
            "Lists the pending sign-ins, in the order in which they were requested.",
            returns: .json([
                .required(
                    "value",
                    .array(
                        .object([
                            .required("userCode", "The code that the application shows to the user."),
                            .required("clientId", "The application's client ID."),
                            .required("scopes", .array(.string), "The requested scopes."),
                            .required("expiresAt", .instant, "When the code expires."),
                        ])
                    ),
                    "The pending sign-ins."
                )
            ])
        ) { call in
            let codes = call.emulator.pendingCodes.map { code in
                PendingCode(
                    userCode: code.userCode,
                    clientId: code.clientId,
                    scopes: code.scopes,
                    expiresAt: GraphDateTimeOffset(code.expiresAt)
                )
            }
            return .json(["value": codes])
        },
        .post(
            "/deviceCodes/{code}/approve",
            "Approves a pending sign-in, as the user would.",
            body: [.required("user", .userID, "The user's object ID.")]
        ) { call in
            let approval: Approval = try call.body()
            try call.emulator.approveDeviceCode(call.parameters[0], as: approval.user)
            return .none
        },
        .post("/deviceCodes/{code}/deny", "Declines a pending sign-in, as the user would.") { call in
            try call.checkBody()
            try call.emulator.denyDeviceCode(call.parameters[0])
            return .none
        },
        .post(
            "/tokens",
            "Registers an access token. From then on, the emulator accepts only tokens that were registered or that it issued.",
            body: [
                .required("token", "The access token to register."),
                ControlField(
                    "user",
                    "The ID of the signed-in user. If this member is omitted, the token represents an application without a "
                        + "user."
                ),
                .required(
                    "permissions",
                    .array(.string),
                    example: ["Presence.ReadWrite.All"],
                    "The permissions in the token."
                ),
                ControlField("application", "The application's client ID. The default is 'application'."),
                ControlField("tenant", "The tenant ID. The default is 'tenant'."),
            ]
        ) { call in
            let token: TokenRegistration = try call.body()
            call.emulator.register(token: token.token, as: token.identity)
            return .none
        },
        .post(
            "/applications",
            "Registers an application. From then on, the emulator accepts only tokens that were registered or that it issued.",
            body: [
                .required("clientId", "The application's client ID."),
                ControlField("clientSecret", "The client secret. Omit this member for a public client."),
                ControlField(
                    "applicationPermissions",
                    .array(.string),
                    example: ["Presence.ReadWrite.All"],
                    "The application permissions that an administrator has granted."
                ),
                ControlField(
                    "delegatedPermissions",
                    .array(.string),
                    example: ["Presence.ReadWrite"],
                    "The delegated permissions that users consent to."
                ),
            ]
        ) { call in
            let registration: ApplicationRegistration = try call.body()
            call.emulator.register(registration.application)
            return .none
        },
    ]
}
