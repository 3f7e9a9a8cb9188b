namespace Fulfillment.Server.Access;

/// <summary>The door and what hangs on it: keys, sign-ins, paired stations, the audit trail.</summary>
internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<BootstrapKey>()
        .AddSingleton<Credentials>()
        .AddSingleton<ApiKeyStore>()
        .AddSingleton<AuditStore>()
        .AddSingleton<AuditTrail>();

    /// <summary>Comes after routing and before every endpoint.</summary>
    public static void UseAccess(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<BootstrapKey>();
        app.UseMiddleware<Door>();
    }
}
