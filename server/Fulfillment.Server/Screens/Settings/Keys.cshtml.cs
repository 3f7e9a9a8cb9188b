using Fulfillment.Contracts;
using Fulfillment.Server.Access;
using Fulfillment.Server.Places;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Fulfillment.Server.Screens.Settings;

/// <summary>The keys of other systems. A new one is shown once, in the answer to the form that asked for it.</summary>
internal sealed class KeysModel(ApiKeyStore keys, PlaceStore places, CreateApiKey create, RevokeApiKey revoke) : PageModel
{
    private static readonly PageRequest All = new(PageRequest.Largest, "");
    private string? _merchant;
    private IReadOnlyList<Merchant> _merchants = [];

    public IReadOnlyList<ApiKey> Keys { get; private set; } = [];

    public NewApiKey? Created { get; private set; }

    public FormResult Result { get; private set; } = FormResult.None;

    public string Name { get; private set; } = "";

    public IReadOnlyList<string> Scopes { get; private set; } = [];

    public FormChoice Owner => new(
        "merchant",
        SettingsWords.Merchant,
        _merchant,
        [new FormOption("", SettingsWords.Installation), .. _merchants.Select(merchant => new FormOption(merchant.Code, new Text($"{merchant.Document.Name.Ja}（{merchant.Code}）", $"{merchant.Document.Name.En} ({merchant.Code})")))])
    {
        Hint = SettingsWords.KeyOwnerHint,
        Refusal = Result.Refusal,
    };

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? name, string? merchant, string[] scopes, CancellationToken ct)
    {
        (Name, _merchant, Scopes) = (name ?? "", merchant, scopes);
        var outcome = await create.HandleAsync(new ApiKeyDocument { Name = Name, Merchant = merchant, Scopes = scopes }, HttpContext.Caller(), ct);
        if (outcome.Refusal is { } refusal) Result = FormResult.Of(refusal);
        else (Created, Name, _merchant, Scopes) = (outcome.Value, "", null, []);
        await LoadAsync(ct);
        return outcome.Refusal is { } refused ? this.Refused(refused) : Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken ct) =>
        await revoke.HandleAsync(id ?? "", HttpContext.Caller(), ct) is { } refusal ? new RefusalPage(refusal) : LocalRedirect("/settings/keys");

    private async Task LoadAsync(CancellationToken ct)
    {
        Keys = await keys.ListAsync(All, ct);
        _merchants = await places.ListMerchantsAsync(All, null, ct);
    }
}
