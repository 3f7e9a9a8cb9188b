using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>
/// A "no" of the warehouse as a value: what happened and what a tired person does next. Becomes RFC 9457 ProblemDetails.
/// Codes (<c>slice/what</c>) are contract, sentences may change.
/// </summary>
/// <param name="Code"><c>slice/what</c>, lower case with hyphens.</param>
/// <param name="Status">HTTP status: 400 malformed, 401, 403, 404, 409 the state forbids, 422 understood but wrong, 429.</param>
/// <param name="Says">What happened.</param>
/// <param name="Do">The next step.</param>
internal sealed record Refusal(string Code, int Status, Text Says, Text Do)
{
    /// <summary>The member of the request that is meant, as the caller spelled it (<c>lines[0].sku</c>).</summary>
    public string? Field { get; init; }

    /// <summary>What the station plays: <c>error</c> stops the line, <c>attention</c> asks.</summary>
    public string Sound { get; init; } = "error";

    /// <summary>Seconds for Retry-After, on 429 and 409 of a request that still runs.</summary>
    public int? RetryAfterSeconds { get; init; }
}

/// <summary>What a use case answers: a value, or the refusal that stands in its place.</summary>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>Present exactly when <see cref="Refusal"/> is null.</summary>
    public T? Value { get; }

    public Refusal? Refusal { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public TOut Match<TOut>(Func<T, TOut> value, Func<Refusal, TOut> refusal) =>
        Refusal is null ? value(Value!) : refusal(Refusal);

    /// <summary>Goes on with the value, or passes the refusal through.</summary>
    public Task<Outcome<TOut>> ThenAsync<TOut>(Func<T, Task<Outcome<TOut>>> next) =>
        Refusal is null ? next(Value!) : Task.FromResult<Outcome<TOut>>(Refusal);
}
