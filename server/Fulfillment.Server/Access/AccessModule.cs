using Fulfillment.Contracts;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Fulfillment.Server.Access;

/// <summary>The door and what hangs on it: keys, sign-ins, paired stations, answered requests, the audit trail, the system's checks.</summary>
internal static class AccessModule
{
    private const long LargestBody = 1 << 20;

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<BootstrapKey>().AddSingleton<Credentials>().AddSingleton<OwnPages>();
        services.AddSingleton<AuditStore>().AddSingleton<AuditTrail>();
        services.AddSingleton<ApiKeyStore>().AddSingleton<CreateApiKey>().AddSingleton<RevokeApiKey>();
        services.AddSingleton<GuessStore>().AddSingleton<VerifyPin>().AddSingleton<SignInStore>().AddSingleton<SignIn>().AddSingleton<SignOut>();
        services.AddSingleton<PairingStore>().AddSingleton<IssuePairingCode>().AddSingleton<PairStation>().AddSingleton<RevokePairing>();
        services.AddSingleton<IdempotencyStore>().AddSingleton<Forgetting>().AddHostedService(provider => provider.GetRequiredService<Forgetting>());
        services.AddSingleton<DataDirectory>();
        services.AddSingleton<ISystemCheck, DatabaseCheck>().AddSingleton<ISystemCheck, MigrationsCheck>().AddSingleton<ISystemCheck, DiskSpaceCheck>();
        services.Configure<KestrelServerOptions>(options => options.Limits.MaxRequestBodySize = LargestBody);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddDataProtection().SetApplicationName("Fulfillment");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRing>();
        services.AddOpenApiDocument();
        return services;
    }

    /// <summary>Comes after routing and before every endpoint.</summary>
    public static void UseAccess(this WebApplication app)
    {
        // Asked for here so that a bad key stops the start and not the first request.
        _ = app.Services.GetRequiredService<BootstrapKey>();
        app.UseMiddleware<Door>();
        app.UseRefusalOfLongBodies();
        app.UseMiddleware<IdempotentPosts>();
    }

    public static void MapAccess(this IEndpointRouteBuilder api)
    {
        api.MapPost("/api-keys", CreateKeyAsync).Allow(Scopes.Admin).Takes<ApiKeyDocument>();
        api.MapGet("/api-keys", ListKeysAsync).Allow(Scopes.Admin);
        api.MapDelete("/api-keys/{id}", RevokeKeyAsync).Allow(Scopes.Admin);
        api.MapGet("/audit", ListAuditAsync).Allow(Scopes.Admin);

        api.MapPost("/stations/{station}/pairing-codes", IssueCodeAsync).Allow(Scopes.Admin);
        api.MapGet("/stations/{station}/pairings", ListPairingsAsync).Allow(Scopes.Admin);
        api.MapDelete("/stations/{station}/pairings/{id}", RevokePairingAsync).Allow(Scopes.Admin);
        api.MapPost("/pairing", PairAsync).AllowAnyone().Takes<PairingDocument>();

        api.MapPost("/sign-in", SignInAsync).AllowAnyone().Takes<SignInDocument>();
        api.MapPost("/sign-out", SignOutAsync).AllowAnyone();
        api.MapGet("/me", WhoAmI).Allow([.. Scopes.All]).ForOwnMerchant();
    }

    private static async Task<IResult> CreateKeyAsync(HttpContext http, CreateApiKey create, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<ApiKeyDocument>(ct)).ThenAsync(sent => create.HandleAsync(sent, http.Caller(), ct))).ToHttp(Created);

    private static async Task<IResult> ListKeysAsync(HttpContext http, ApiKeyStore store, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        return page.Refusal is { } refusal ? refusal.ToHttp() : Results.Json(page.Value.Reply(await store.ListAsync(page.Value, ct), key => key.Id), Json.Options);
    }

    private static async Task<IResult> RevokeKeyAsync(string id, HttpContext http, RevokeApiKey revoke, CancellationToken ct) =>
        await revoke.HandleAsync(id, http.Caller(), ct) is { } refusal ? refusal.ToHttp() : Results.NoContent();

    private static async Task<IResult> ListAuditAsync(HttpContext http, AuditStore store, string? subject, CancellationToken ct)
    {
        var page = PageRequest.Of(http.Request);
        return page.Refusal is { } refusal
            ? refusal.ToHttp()
            : Results.Json(page.Value.Reply(await store.ListAsync(subject, page.Value.After, page.Value.Limit, ct), entry => entry.Id), Json.Options);
    }

    private static async Task<IResult> IssueCodeAsync(string station, HttpContext http, IssuePairingCode issue, CancellationToken ct) =>
        (await issue.HandleAsync(station, http.Caller(), ct)).ToHttp(Created);

    private static async Task<IResult> ListPairingsAsync(string station, PlaceStore places, PairingStore store, CancellationToken ct)
    {
        var found = await places.FindStationAsync(station, ct);
        if (found.Refusal is { } refusal) return refusal.ToHttp();
        return Results.Json(new { items = await store.ListAsync(found.Value!.Site, found.Value.Code, ct), next = (string?)null }, Json.Options);
    }

    private static async Task<IResult> RevokePairingAsync(string station, string id, HttpContext http, RevokePairing revoke, CancellationToken ct) =>
        await revoke.HandleAsync(station, id, http.Caller(), ct) is { } refusal ? refusal.ToHttp() : Results.NoContent();

    private static async Task<IResult> PairAsync(HttpContext http, PairStation pair, TimeProvider clock, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<PairingDocument>(ct)).ThenAsync(sent => pair.HandleAsync(sent, $"{http.Connection.RemoteIpAddress}", ct))).ToHttp(paired =>
        {
            AccessCookies.SetStation(http, paired, clock.GetUtcNow());
            return Results.Json(new PairingReply(paired.Site, paired.Station), Json.Options);
        });

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, CancellationToken ct) =>
        (await (await http.Request.ReadJsonAsync<SignInDocument>(ct)).ThenAsync(sent => signIn.HandleAsync(sent, ct))).ToHttp(signedIn =>
        {
            AccessCookies.SetWorker(http, signedIn);
            return Results.Json(new { worker = signedIn.Worker, scopes = Scopes.Of(signedIn.Worker.Role), signedIn.EndsAt }, Json.Options);
        });

    private static async Task<IResult> SignOutAsync(HttpContext http, SignOut signOut, CancellationToken ct)
    {
        await signOut.HandleAsync(http, ct);
        return Results.NoContent();
    }

    private static IResult WhoAmI(HttpContext http)
    {
        var caller = http.Caller();
        return Results.Json(new { caller.Name, caller.Merchant, scopes = caller.Scopes, caller.Badge, caller.Site, caller.Station }, Json.Options);
    }

    private static IResult Created<T>(T value) => Results.Json(value, Json.Options, statusCode: StatusCodes.Status201Created);

    /// <summary>Keys of Data Protection lie in the data directory: what they protect is still readable after a restart.</summary>
    private sealed class KeyRing(DataDirectory data, ILoggerFactory log) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) => options.XmlRepository = new FileSystemXmlRepository(data.PrivateFolder("keys"), log);
    }
}
