// SPDX-License-Identifier: MIT

import Foundation
import GraphPresence

/// The endpoints `/{tenant}/oauth2/v2.0/token` and `/{tenant}/oauth2/v2.0/devicecode`.
///
/// The endpoints support client credentials, device codes, and refresh tokens in the same way as the [Microsoft
/// identity platform](https://learn.microsoft.com/entra/identity-platform/v2-protocols).
struct TokenEndpoint {
    private enum Resource {
        case token
        case devicecode
    }

    private let tenant: String
    private let resource: Resource

    private static let table = RouteTable<Resource>([
        ("POST", "/{tenant}/oauth2/v2.0/token", .token),
        ("POST", "/{tenant}/oauth2/v2.0/devicecode", .devicecode),
    ])

    /// Creates the endpoint for a method and path; returns `nil` if no endpoint matches the method and the path.
    init?(_ method: String, _ path: RequestPath) {
        guard let (resource, parameters) = Self.table.match(method, Self.segments(of: path)) else { return nil }
        tenant = parameters[0]
        self.resource = resource
    }

    /// Returns the methods that a path allows; an empty array if the path does not match an endpoint.
    static func methods(at path: RequestPath) -> [String] { table.methods(at: segments(of: path)) }

    /// Returns the segments of a path, ignoring a trailing slash.
    private static func segments(of path: RequestPath) -> ArraySlice<String> {
        path.segments.last == "" ? path.segments.dropLast() : path.segments[...]
    }

    /// Performs a request.
    ///
    /// - Parameters:
    ///   - request: The request to the endpoint.
    ///   - provider: The identity provider that issues the tokens.
    ///   - directory: The directory that provides the user names for ID tokens.
    ///   - verificationPath: The path under which device codes are approved.
    ///   - now: The current instant.
    /// - Returns: The response.
    func response(
        to request: ServerRequest,
        _ provider: inout IdentityProvider,
        _ directory: UserDirectory,
        verificationPath: String,
        at now: Date
    ) -> TransportResponse {
        let traceId = String.randomGUID()
        var headers: GraphHeaders = [
            "Cache-Control": "no-store, no-cache", "Content-Type": "application/json; charset=utf-8",
            "Date": HTTPDate.text(of: now), "x-ms-request-id": traceId,
        ]
        headers["client-request-id"] = request.headers["client-request-id"]
        let status: Int
        let body: GraphJSONValue
        do throws(TokenError) {
            let form = FormBody(request)
            switch resource {
            case .token: body = try token(form, &provider, directory, at: now)
            case .devicecode: body = try deviceCode(form, &provider, request.origin, verificationPath, at: now)
            }
            status = 200
        } catch {
            let correlationId = request.headers["client-request-id"] ?? String.randomGUID()
            status = error.status
            body = error.body(traceId: traceId, correlationId: correlationId, at: now)
        }
        // Encoding cannot fail, because the value consists only of objects, strings, and numbers.
        let data = (try? JSONCoding.encoder.encode(body)) ?? Data()
        return TransportResponse(status: status, headers: headers, body: data)
    }

    private func token(
        _ form: FormBody,
        _ provider: inout IdentityProvider,
        _ directory: UserDirectory,
        at now: Date
    ) throws(TokenError) -> GraphJSONValue {
        let grant = try form.required("grant_type")
        switch grant {
        case "client_credentials": return try clientCredentials(form, &provider, at: now)
        case "urn:ietf:params:oauth:grant-type:device_code":
            return try deviceCodeGrant(form, &provider, directory, at: now)
        case "refresh_token":
            let clientId = try form.required("client_id")
            let token = try form.required("refresh_token")
            guard let refresh = provider.refreshTokens[token], refresh.clientId.foldedId == clientId.foldedId,
                refresh.tenant == tenant
            else { throw .invalidRefreshToken }
            provider.refreshTokens[token] = nil
            return delegated(refresh, &provider, directory, at: now)
        default: throw .unsupportedGrant(grant)
        }
    }

    private func application(
        _ form: FormBody,
        _ provider: IdentityProvider
    ) throws(TokenError) -> (clientId: String, registered: EmulatorApplication?) {
        let clientId = try form.required("client_id")
        let registered = provider.applications[clientId.lowercased()]
        if registered == nil, !provider.isOpen { throw .unknownApplication(clientId, tenant) }
        return (clientId, registered)
    }

    private func clientCredentials(
        _ form: FormBody,
        _ provider: inout IdentityProvider,
        at now: Date
    ) throws(TokenError) -> GraphJSONValue {
        let (clientId, registered) = try application(form, provider)
        let scope = try form.required("scope")
        let assertion = form["client_assertion"]
        guard let proof = assertion ?? form["client_secret"] else { throw .noSecret }
        if let registered, registered.clientSecret != proof {
            throw assertion == nil ? .wrongSecret(clientId) : .wrongAssertion(clientId)
        }
        guard scope.hasSuffix("/.default"), !scope.contains(" ") else { throw .scopeWithoutDefault(scope) }
        let caller = IdentityProvider.Caller(
            user: nil,
            permissions: registered?.applicationPermissions,
            application: clientId,
            tenant: tenant
        )
        return [
            "token_type": "Bearer",
            "expires_in": .integer(Int64(IdentityProvider.tokenLifetime)),
            "ext_expires_in": .integer(Int64(IdentityProvider.tokenLifetime)),
            "access_token": .string(provider.issue(to: caller, at: now)),
        ]
    }

    private func deviceCode(
        _ form: FormBody,
        _ provider: inout IdentityProvider,
        _ origin: String,
        _ path: String,
        at now: Date
    ) throws(TokenError) -> GraphJSONValue {
        let (clientId, _) = try application(form, provider)
        let scopes = try form.required("scope").split(separator: " ").map(String.init)
        let deviceCode = String.randomGUID() + String.randomGUID()
        let userCode = DeviceCode.newUserCode()
        provider.deviceCodes[deviceCode] = DeviceCode(
            userCode: userCode,
            clientId: clientId,
            tenant: tenant,
            scopes: scopes,
            expiresAt: now + DeviceCode.lifetime
        )
        // The verification URI is the address of the emulator's own page, because Microsoft's page would not accept the
        // code.
        return [
            "user_code": .string(userCode),
            "device_code": .string(deviceCode),
            "verification_uri": .string(origin + "/"),
            "expires_in": .integer(Int64(DeviceCode.lifetime)),
            "interval": .integer(Int64(DeviceCode.interval)),
            "message": .string(Self.message(userCode, origin, path)),
        ]
    }

    /// Returns the message that asks the user to approve a code.
    private static func message(_ userCode: String, _ origin: String, _ path: String) -> String {
        // Only the server uses plain HTTP. Without the server, the origin is that of the Microsoft identity platform.
        guard origin.hasPrefix("http:") else {
            return "To sign in, call approveDeviceCode(\"\(userCode)\", as: userID) on the EmulatorTransport."
        }
        return "To sign in, approve the code \(userCode) on the page \(origin)/, or send a POST request with the body "
            + "{\"user\": \"…\"} to \(origin)\(path)/\(userCode)/approve."
    }

    private func deviceCodeGrant(
        _ form: FormBody,
        _ provider: inout IdentityProvider,
        _ directory: UserDirectory,
        at now: Date
    ) throws(TokenError) -> GraphJSONValue {
        let (clientId, _) = try application(form, provider)
        let deviceCode = try form.required("device_code")
        guard let code = provider.deviceCodes[deviceCode], code.clientId.foldedId == clientId.foldedId,
            code.tenant == tenant
        else { throw .unknownDeviceCode }
        guard now < code.expiresAt else { throw .expiredDeviceCode }
        switch code.decision {
        case .pending: throw .authorizationPending
        case .denied: throw .authorizationDeclined
        case .approved(let user):
            provider.deviceCodes[deviceCode] = nil
            let refresh = IdentityProvider.Refresh(
                user: user,
                clientId: clientId,
                tenant: code.tenant,
                scopes: code.scopes
            )
            return delegated(refresh, &provider, directory, at: now)
        }
    }

    /// Returns a response body that contains a user's tokens.
    private func delegated(
        _ refresh: IdentityProvider.Refresh,
        _ provider: inout IdentityProvider,
        _ directory: UserDirectory,
        at now: Date
    ) -> GraphJSONValue {
        let names = refresh.scopes.map { scope in
            // A scope consists of the resource's URL and a permission.
            scope.split(separator: "/").last.map(String.init) ?? scope
        }
        let protocolScopes: Set<String> = ["offline_access", "openid", "profile", "email"]
        let requested = Set(names).subtracting(protocolScopes)
        let offered = provider.applications[refresh.clientId.lowercased()]?.delegatedPermissions
        let granted = requested.contains(".default") ? offered : offered.map(requested.intersection) ?? requested
        let caller = IdentityProvider.Caller(
            user: refresh.user,
            permissions: granted,
            application: refresh.clientId,
            tenant: refresh.tenant
        )
        var members: [String: GraphJSONValue] = [
            "token_type": "Bearer",
            "scope": .string((granted ?? requested).sorted().joined(separator: " ")),
            "expires_in": .integer(Int64(IdentityProvider.tokenLifetime)),
            "ext_expires_in": .integer(Int64(IdentityProvider.tokenLifetime)),
            "access_token": .string(provider.issue(to: caller, at: now)),
        ]
        if names.contains("offline_access") {
            let token = "emulated.refresh.\(String.randomGUID())"
            provider.refreshTokens[token] = refresh
            members["refresh_token"] = .string(token)
        }
        if names.contains("openid") {
            members["id_token"] = .string(UnsignedToken.text(of: directory.user(refresh.user), refresh, at: now))
        }
        return .object(members)
    }
}
